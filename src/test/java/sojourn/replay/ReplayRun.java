package sojourn.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * The name of one playing of a file, which keeps it apart from all others on the same server.
 *
 * <p>The last one is remembered in the checkout, so that a later process can verify it without being told.
 */
record ReplayRun(String id) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** A run that starts now. */
    static ReplayRun fresh(Instant now, RandomGenerator random) {
        return new ReplayRun("%s-%04x".formatted(TIME.format(now), random.nextInt(0x10000)));
    }

    static ReplayRun last(Path home) {
        try {
            return new ReplayRun(Files.readString(file(home)).strip());
        } catch (NoSuchFileException e) {
            throw new ReplayFailure(
                    "No replay was played from this checkout: play one first, or name a run with -Drun=<name>.", e);
        } catch (IOException e) {
            throw new ReplayFailure(
                    "The name of the last run cannot be read (" + e + "): give it with -Drun=<name>.", e);
        }
    }

    void remember(Path home) {
        try {
            Files.createDirectories(file(home).getParent());
            Files.writeString(file(home), id + "\n");
        } catch (IOException e) {
            throw new ReplayFailure(
                    "The name of the run cannot be kept in " + file(home) + " (" + e + "): make that folder writable.",
                    e);
        }
    }

    private static Path file(Path home) {
        return home.resolve(".sojourn").resolve("replay").resolve("last-run");
    }
}
