package sojourn.system;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients met while faults were made, as a table. */
final class ClusterReport {

    private static final String HEAD = """
            | fault | times | acknowledged writes | reads | from copies of a node not written to last | repeated requests | violations |
            |---|---|---|---|---|---|---|
            """;

    private final Queue<String> rows = new ConcurrentLinkedQueue<>();

    /** Adds what happened under one kind of fault. */
    void add(String fault, int times, ClusterHistory history, long reads, long fromCopies, long repeated) {
        rows.add(String.format(
                "| %s | %d | %,d | %,d | %,d | %,d | %,d |%n",
                fault,
                times,
                history.writes(),
                reads,
                fromCopies,
                repeated,
                history.violations().size()));
    }

    String text() {
        return HEAD + String.join("", rows);
    }
}
