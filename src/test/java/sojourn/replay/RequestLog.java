package sojourn.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * How long each answered request took, and what failed. Safe for many threads.
 *
 * <p>Every sample is kept: a replay has some 100,000 of them, which are sorted in milliseconds.
 */
final class RequestLog {
    private static final int ERRORS_KEPT = 20;

    private final Map<RequestKind, Samples> samples = new EnumMap<>(RequestKind.class);
    private final List<String> errors = new ArrayList<>();
    private int errorCount;

    RequestLog() {
        for (RequestKind kind : RequestKind.values()) {
            samples.put(kind, new Samples());
        }
    }

    void answered(RequestKind kind, long nanos) {
        of(kind).add(nanos);
    }

    void repeated(RequestKind kind) {
        of(kind).repeat();
    }

    synchronized void failed(String reason) {
        errorCount++;
        if (errors.size() < ERRORS_KEPT) {
            errors.add(reason);
        }
    }

    synchronized int errorCount() {
        return errorCount;
    }

    /** The first errors. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** The figures of all requests of the kinds that match. */
    Figures figures(Predicate<RequestKind> which) {
        LongStream all = LongStream.empty();
        long repetitions = 0;
        for (RequestKind kind : RequestKind.values()) {
            if (which.test(kind)) {
                all = LongStream.concat(all, Arrays.stream(of(kind).copy()));
                repetitions += of(kind).repetitions();
            }
        }
        return Figures.of(all.sorted().toArray(), repetitions);
    }

    private Samples of(RequestKind kind) {
        Samples found = samples.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("no samples of " + kind);
        }
        return found;
    }

    /** How many requests were answered and repeated, and percentiles of their times in nanoseconds. */
    record Figures(long count, long repetitions, long p50, long p95, long p99) {
        static Figures of(long[] sorted, long repetitions) {
            return new Figures(sorted.length, repetitions, rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
        }

        private static long rank(long[] sorted, int percent) {
            return sorted.length == 0 ? 0 : sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
        }
    }

    private static final class Samples {
        private long[] nanos = new long[1024];
        private int count;
        private long repetitions;

        synchronized void add(long value) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = value;
        }

        synchronized void repeat() {
            repetitions++;
        }

        synchronized long repetitions() {
            return repetitions;
        }

        synchronized long[] copy() {
            return Arrays.copyOf(nanos, count);
        }
    }
}
