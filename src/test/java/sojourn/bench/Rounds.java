package sojourn.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;

/**
 * Measures a row: in each round every target once, in an order that moves on by one from round to round.
 *
 * <p>A machine's speed drifts over minutes, and who comes first finds it in another state than who comes last: so a
 * ratio is taken within a round, and no target always follows the same one.
 */
record Rounds(int rounds, Load load) {

    Rounds(BenchSettings settings) {
        this(settings.rounds(), new Load(settings.connections(), settings.seconds()));
    }

    /** Measures the first of the targets against the others. */
    Result measure(Head head, List<Target> targets) {
        List<String> names = targets.stream().map(Target::name).toList();
        System.out.println("\n" + head.title());
        List<Round> measured = new ArrayList<>();
        try {
            for (int round = 0; round < rounds; round++) {
                measured.add(measure(round, targets));
            }
        } catch (CannotMeasure e) {
            System.out.println("  void: " + e.sentence());
            return Result.voided(head, e.sentence());
        }
        return Result.measured(head, names.get(0), names.subList(1, names.size()), measured);
    }

    private Round measure(int round, List<Target> targets) {
        List<Target> order = new ArrayList<>(targets);
        Collections.rotate(order, -round);
        Map<String, Measurement> byTarget = new HashMap<>();
        for (Target target : order) {
            Measurement measurement = target.measure(load);
            byTarget.put(target.name(), measurement);
            System.out.printf(
                    Locale.ROOT, "  round %d: %-16s %8.0f/s%n", round + 1, target.name(), measurement.value());
        }
        return new Round(byTarget);
    }
}
