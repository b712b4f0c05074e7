package sojourn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One Payara Micro with the WAR, as a process of its own that this JVM started.
 *
 * <p>{@link #server()} says what to run, {@link PayaraMicroBuilder#start} runs it, {@link #awaitReady} waits until it
 * answers. Faults can be played on it: {@link #kill}, {@link #pause}, {@link #resume}.
 */
public final class PayaraMicro implements AutoCloseable {
    private static final Duration STOP_BOUND = Duration.ofSeconds(30);

    private final Process process;
    private final URI base;
    private final ServerFolder folder;

    PayaraMicro(Process process, URI base, ServerFolder folder) {
        this.process = process;
        this.base = base;
        this.folder = folder;
    }

    /** What to run; war, jars and domain.xml are the build's own unless named. */
    public static PayaraMicroBuilder server() {
        return new PayaraMicroBuilder();
    }

    /**
     * Waits until the server answers and has found its database.
     *
     * @throws CannotStart if it stops, refuses its settings, or is not ready within the bound
     */
    public void awaitReady(Duration bound) {
        new Readiness(this).await(bound);
    }

    /** Where the server answers, without a trailing slash. */
    public URI base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    /** All that the server has printed since its start. */
    public Path log() {
        return folder.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the server to end, for as long as it takes. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Processor time that the server has used so far. */
    public Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("The server no longer runs."));
    }

    /** Ends the server at once, as a power failure would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP_BOUND);
    }

    /** Makes the server stand still (SIGSTOP) until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Lets the server shut down in order (SIGTERM) and waits until it has. */
    @Override
    public void close() {
        if (process.isAlive()) {
            // A paused process would not notice that it is to stop.
            resume();
            process.destroy();
            if (!awaitEnd(STOP_BOUND)) {
                kill();
            }
        }
        folder.forget();
    }

    private boolean awaitEnd(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private void signal(String name) {
        try {
            // The shell's own kill: a program of that name need not be installed.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
