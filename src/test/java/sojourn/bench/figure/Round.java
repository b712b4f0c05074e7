package sojourn.bench.figure;

import java.util.Map;

/** One measurement of every target of a comparison, taken one after the other, so that they share the machine's mood. */
public record Round(Map<String, Measurement> byTarget) {

    public Round {
        byTarget = Map.copyOf(byTarget);
    }

    /** The measurement of a target. */
    public Measurement of(String target) {
        Measurement measurement = byTarget.get(target);
        if (measurement == null) {
            throw new IllegalArgumentException("The round did not measure " + target);
        }
        return measurement;
    }
}
