package sojourn.bench.figure;

import java.util.Locale;

/** What a row's ratio has to keep: at least a figure (rates), or at most one (durations). */
public record Bound(double figure, boolean lower) {

    public static Bound atLeast(double figure) {
        return new Bound(figure, true);
    }

    public static Bound atMost(double figure) {
        return new Bound(figure, false);
    }

    public boolean isKeptBy(double ratio) {
        return lower ? ratio >= figure : ratio <= figure;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", lower ? "≥" : "≤", figure);
    }
}
