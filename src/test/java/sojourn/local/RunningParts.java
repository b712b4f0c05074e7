package sojourn.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What runs by now, to be stopped in the reverse order.
 *
 * <p>A signal can come while a part is being started. Then the part comes up first and is stopped with the others; none
 * is started afterwards.
 */
final class RunningParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean closed;

    /** Starts a part, unless all is being stopped. */
    synchronized <T extends AutoCloseable> T add(Supplier<T> start) {
        if (closed) {
            throw new CannotStart("Sojourn was stopped while it started.");
        }
        T part = start.get();
        parts.push(part);
        return part;
    }

    /** Whether a stop was asked for; it may still go on. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        stopAll();
    }

    private synchronized void stopAll() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("A part of Sojourn did not stop in order: " + e);
            }
        }
    }
}
