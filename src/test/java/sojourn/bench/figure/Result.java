package sojourn.bench.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the benchmark came to.
 *
 * <p>The ratio of a round is the subject's figure over that of the work it is held against. Where that work has two
 * parts (HTTP and the database), each measured alone, its rate is that of doing one after the other: 1/(1/E + 1/P).
 *
 * @param subject the target that is judged
 * @param others the targets it is held against
 * @param notes what else was seen, a sentence each
 * @param voided why the row counts for nothing, if a run of it failed
 */
public record Result(
        Head head,
        String subject,
        List<String> others,
        List<Round> rounds,
        List<String> notes,
        @Nullable String voided) {

    public Result {
        others = List.copyOf(others);
        rounds = List.copyOf(rounds);
        notes = List.copyOf(notes);
    }

    /** A row that was measured. */
    public static Result measured(Head head, String subject, List<String> others, List<Round> rounds) {
        return new Result(head, subject, others, rounds, List.of(), null);
    }

    /** A row that counts for nothing, and why. */
    public static Result voided(Head head, String reason) {
        return new Result(head, "", List.of(), List.of(), List.of(), reason);
    }

    /** The same with sentences on what else was seen. */
    public Result with(List<String> moreNotes) {
        return new Result(head, subject, others, rounds, moreNotes, voided);
    }

    public Spread ratio() {
        return spread(round -> round.of(subject).value() / reference(round));
    }

    /** The figure of what the subject is held against. */
    public Spread reference() {
        return spread(this::reference);
    }

    /** What the subject is held against in one round. */
    public double reference(Round round) {
        double secondsEach = others.stream()
                .mapToDouble(other -> 1 / round.of(other).value())
                .sum();
        return 1 / secondsEach;
    }

    public Spread figure(String target) {
        return spread(round -> round.of(target).value());
    }

    /** The medians over the rounds of each percentile, or null where the target's tool does not tell. */
    public @Nullable Latency latency(String target) {
        List<Latency> latencies = new ArrayList<>();
        for (Round round : rounds) {
            Latency latency = round.of(target).latency();
            if (latency != null) {
                latencies.add(latency);
            }
        }
        return latencies.isEmpty()
                ? null
                : new Latency(
                        median(latencies, Latency::p50),
                        median(latencies, Latency::p90),
                        median(latencies, Latency::p99),
                        median(latencies, Latency::max));
    }

    public boolean isKept() {
        return voided == null && head.bound().isKeptBy(ratio().median());
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private static double median(Collection<Latency> latencies, ToDoubleFunction<Latency> percentile) {
        return Spread.of(latencies.stream().map(percentile::applyAsDouble).toList())
                .median();
    }
}
