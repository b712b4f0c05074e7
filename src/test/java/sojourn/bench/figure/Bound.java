package sojourn.bench.figure;

import java.util.Locale;

/** What a row's ratio has to keep: at least a figure (rates), or at most one (durations, sizes), or nothing. */
public record Bound(double figure, boolean lower) {

    public static Bound atLeast(double figure) {
        return new Bound(figure, true);
    }

    public static Bound atMost(double figure) {
        return new Bound(figure, false);
    }

    /** Of a row that tells something and is not judged. */
    public static Bound none() {
        return atLeast(0);
    }

    public boolean isNone() {
        return lower && figure == 0;
    }

    public boolean isKeptBy(double ratio) {
        return lower ? ratio >= figure : ratio <= figure;
    }

    @Override
    public String toString() {
        return isNone() ? "" : String.format(Locale.ROOT, "%s %.2f", lower ? "≥" : "≤", figure);
    }
}
