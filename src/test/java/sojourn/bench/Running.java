package sojourn.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the benchmark has started: closed in reverse order at its end, also if that comes as an interrupt. */
public final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean interrupted;

    public Running() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "bench-stop"));
    }

    /** Takes charge of something that was started. */
    public synchronized <T extends AutoCloseable> T add(T thing) {
        started.push(thing);
        if (interrupted) {
            // It was being started while the others were stopped.
            close();
            throw new CannotMeasure("Interrupted.");
        }
        return thing;
    }

    private synchronized void interrupt() {
        interrupted = true;
        close();
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // The others are to be closed all the same.
                System.err.println("Something did not stop in order: " + e.getMessage());
            }
        }
    }
}
