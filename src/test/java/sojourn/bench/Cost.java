package sojourn.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;

/**
 * What something optional costs the product, beside what HTTP and the database take for it by themselves.
 *
 * <p>It compares two rows of the same rounds: the part of its rate that the product keeps with it, over the part that the
 * limit keeps. At 1 the product adds nothing of its own.
 *
 * @param plain the row without it
 * @param with the row with it
 */
record Cost(String name, String title, String plain, String with) {

    private static final String LIMIT = "limit";

    /** Compares the two rows after they were measured in the same rounds. */
    Result of(Result without, Result with) {
        for (Result row : List.of(without, with)) {
            if (row.voided() != null) {
                return Result.voided(head(), row.head().row() + ": " + row.voided());
            }
        }
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < with.rounds().size(); round++) {
            Round plainly = without.rounds().get(round);
            Round costly = with.rounds().get(round);
            double product = costly.of(with.subject()).value()
                    / plainly.of(without.subject()).value();
            double limit = with.reference(costly) / without.reference(plainly);
            rounds.add(new Round(
                    Map.of(Target.SOJOURN, new Measurement(product, null), LIMIT, new Measurement(limit, null))));
        }
        return Result.measured(head(), Target.SOJOURN, List.of(LIMIT), rounds);
    }

    private Head head() {
        return new Head(name, title, "of the rate without", Bound.atLeast(0.9));
    }
}
