package sojourn.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A running process that is known to be ours, because its command line names our folder. */
record OwnProcess(ProcessHandle handle) {
    /**
     * The process of that id if it is alive and ours; a process id alone proves nothing, since the system gives it to
     * another process later.
     */
    static Optional<OwnProcess> find(long pid, String mark) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().commandLine().orElse("").contains(mark))
                .map(OwnProcess::new);
    }

    /** Asks the process to stop, and kills it if it has not within the bound. */
    void stop(Duration bound) {
        handle.destroy();
        if (!awaitEnd(bound)) {
            handle.destroyForcibly();
            awaitEnd(bound);
        }
    }

    /** Whether the process ended within the bound. It may be no child of ours, so there is nothing to wait on but it. */
    boolean awaitEnd(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (handle.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
