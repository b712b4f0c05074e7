package sojourn.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is printed when the work is done: rates, times, processor time, errors, mismatches, and the verdict last. */
final class Report {
    private static final int SHOWN = 20;

    private final PrintStream out;
    private final RequestLog log;
    private final List<ProcessorTime> used = new ArrayList<>();

    Report(PrintStream out, RequestLog log) {
        this.out = out;
        this.log = log;
    }

    void played(int dialogues, int givenUp, Duration took, ProcessorTime time) {
        phase("Played", dialogues, kind -> !kind.reads(), took, time);
        if (givenUp > 0) {
            out.printf("%,d dialogues were given up after a failed request.%n", givenUp);
        }
    }

    void verified(int dialogues, Duration took, ProcessorTime time) {
        phase("Verified", dialogues, RequestKind::reads, took, time);
    }

    /** Prints the rest; true if the replay passed. */
    boolean verdict(String run, int givenUp, Mismatches mismatches) {
        out.printf("%n%-16s %9s %9s %9s %9s %9s%n", "", "requests", "p50 ms", "p95 ms", "p99 ms", "repeated");
        for (RequestKind kind : RequestKind.values()) {
            row(kind.label(), other -> other == kind);
        }
        row("all", kind -> true);

        used.stream().reduce(ProcessorTime::plus).ifPresent(all -> out.printf("%nProcessor time: %s%n", all));
        out.printf("Errors: %,d%n", log.errorCount());
        log.errors().forEach(error -> out.println("  " + error));
        out.printf("Mismatches: %,d%n", mismatches.count());
        mismatches.first(SHOWN).forEach(mismatch -> out.println("  " + mismatch));
        if (mismatches.count() > SHOWN) {
            out.printf("  and %,d more%n", mismatches.count() - SHOWN);
        }

        boolean passed = mismatches.count() == 0 && log.errorCount() == 0 && givenUp == 0;
        if (passed) {
            out.printf("%nRun %s passed: what the server has equals the file.%n", run);
        } else {
            out.printf("%nRun %s failed: %,d mismatches, %,d errors.%n", run, mismatches.count(), log.errorCount());
        }
        return passed;
    }

    private void phase(String done, int dialogues, Predicate<RequestKind> which, Duration took, ProcessorTime time) {
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        long requests = log.figures(which).count();
        out.printf(
                "%s %,d dialogues with %,d requests in %.1f s: %,.1f dialogues/s, %,.0f requests/s%n",
                done, dialogues, requests, seconds, dialogues / seconds, requests / seconds);
        out.println("  processor time: " + time);
        used.add(time);
    }

    private void row(String label, Predicate<RequestKind> which) {
        RequestLog.Figures figures = log.figures(which);
        if (figures.count() > 0) {
            out.printf(
                    "%-16s %,9d %9.1f %9.1f %9.1f %,9d%n",
                    label,
                    figures.count(),
                    figures.p50() / 1e6,
                    figures.p95() / 1e6,
                    figures.p99() / 1e6,
                    figures.repetitions());
        }
    }
}
