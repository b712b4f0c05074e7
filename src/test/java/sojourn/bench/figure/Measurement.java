package sojourn.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * What one run of one target showed.
 *
 * @param value requests a second, or seconds where a row measures a duration
 * @param latency absent where the tool does not tell
 */
public record Measurement(double value, @Nullable Latency latency) {

    public Measurement {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("A run must show a positive figure, not " + value);
        }
    }
}
