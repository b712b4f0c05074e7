package sojourn.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;

/**
 * Measures rows: in each round every target once, in an order that moves on by one from round to round.
 *
 * <p>A machine's speed drifts over minutes, and who comes first finds it in another state than who comes last: so a
 * ratio is taken within a round, and no target always follows the same one. Rows that are to be compared with each other
 * are measured in the same rounds, each target of one next to its counterpart of the other.
 */
record Rounds(int rounds, Load load) {

    Rounds(BenchSettings settings) {
        this(settings.rounds(), new Load(settings.connections(), settings.seconds()));
    }

    /** Measures a row by itself. */
    Result measure(Lineup lineup) {
        return measure(List.of(lineup)).get(0);
    }

    /** Measures rows in the same rounds. One that fails is void; the others go on. */
    List<Result> measure(List<Lineup> lineups) {
        List<Measuring> all = lineups.stream().map(Measuring::new).toList();
        all.forEach(
                measuring -> System.out.println("\n" + measuring.lineup.head().title()));
        int kinds =
                lineups.stream().mapToInt(each -> each.targets().size()).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            List<Measuring> order = new ArrayList<>(all);
            Collections.rotate(order, -round);
            for (int kind = 0; kind < kinds; kind++) {
                for (Measuring measuring : order) {
                    measuring.drive((round + kind) % kinds, round);
                }
            }
        }
        return all.stream().map(Measuring::result).toList();
    }

    /** One of the rows while it is measured. */
    private final class Measuring {

        private final Lineup lineup;
        private final List<Map<String, Measurement>> measured = new ArrayList<>();
        private @Nullable String voided;

        Measuring(Lineup lineup) {
            this.lineup = lineup;
        }

        void drive(int kind, int round) {
            if (voided != null || kind >= lineup.targets().size()) {
                return;
            }
            Target target = lineup.targets().get(kind);
            try {
                Measurement measurement = target.measure(load);
                if (measured.size() == round) {
                    measured.add(new HashMap<>());
                }
                measured.get(round).put(target.name(), measurement);
                System.out.printf(
                        Locale.ROOT,
                        "  round %d, %s: %-16s %8.0f/s%n",
                        round + 1,
                        lineup.row(),
                        target.name(),
                        measurement.value());
            } catch (CannotMeasure e) {
                System.out.println("  " + lineup.row() + " is void: " + e.sentence());
                voided = e.sentence();
            }
        }

        Result result() {
            return voided == null
                    ? Result.measured(
                            lineup.head(),
                            lineup.targets().get(0).name(),
                            lineup.others(),
                            measured.stream().map(Round::new).toList())
                    : Result.voided(lineup.head(), voided);
        }
    }
}
