package sojourn.task;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;

/**
 * Items that several lanes take one after another until none is left or one has failed.
 *
 * <p>The lock of this object protects the iterator and the failure. The phaser counts the lanes that have begun, and the
 * caller: a lane that begins when the caller has gone finds it terminated.
 */
final class ParallelItems<T> {

    private final Iterator<T> items;
    private final Phaser lanes = new Phaser(1);
    private @Nullable Throwable failure;

    ParallelItems(Iterable<T> items) {
        this.items = items.iterator();
    }

    /** The next item, empty if none is to be taken any more. */
    synchronized Optional<T> next() {
        return failure == null && items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    /** Notes a failure: the first one counts, and further ones are kept with it. */
    synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Begins a lane; false if the caller has gone. */
    boolean begin() {
        return lanes.register() >= 0;
    }

    void end() {
        lanes.arriveAndDeregister();
    }

    /** Waits until all lanes that have begun are at their ends; no further one begins. */
    void awaitEnd() throws InterruptedException {
        try {
            lanes.awaitAdvanceInterruptibly(lanes.arrive());
        } finally {
            lanes.forceTermination();
        }
    }
}
