package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What clients met while faults were made, as a table: a row for each fault, of all classes that make some. It is written
 * whenever one of these classes is over.
 */
final class FaultReport {

    /** What clients do at random follows from it. */
    static final long SEED = Long.getLong("faults.seed", 1);

    private static final String HEAD = """
            | fault | times | acknowledged writes | reads | from copies of a node not written to last | repeated or refused requests | violations |
            |---|---|---|---|---|---|---|
            """;

    private static final Queue<String> ROWS = new ConcurrentLinkedQueue<>();

    private FaultReport() {}

    /** Adds what happened under one kind of fault. */
    static void add(String fault, int times, ClusterHistory history, long reads, long fromCopies, long repeated) {
        add(
                fault,
                times,
                history.writes(),
                reads,
                String.format("%,d", fromCopies),
                repeated,
                history.violations().size());
    }

    /** Likewise, of a node alone. */
    static void addAlone(String fault, int times, long writes, long reads, long refused, long violations) {
        add(fault, times, writes, reads, "", refused, violations);
    }

    /** Adds that a fault could not be made here, and why. */
    static void addNotMade(String fault, String why) {
        ROWS.add("| " + fault + " | not made: " + why + " | | | | | |\n");
    }

    private static void add(
            String fault, int times, long writes, long reads, String fromCopies, long repeated, long violations) {
        ROWS.add(String.format(
                "| %s | %d | %,d | %,d | %s | %,d | %,d |%n",
                fault, times, writes, reads, fromCopies, repeated, violations));
    }

    /** Writes what there is so far, and prints it. */
    @SuppressWarnings("SystemOut") // It is what whoever runs the faults wants to see.
    static void write() {
        String text = "Seed " + SEED + ".\n\n" + HEAD + String.join("", ROWS);
        Path file = ServerUnderTest.folder().resolve("faults.md");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(file + "\n" + text);
    }
}
