package sojourn.bench.figure;

/**
 * What stands at the left of a row: its name, what it measures in which unit, and what it has to keep.
 *
 * @param unit of the figures, such as {@code /s}
 */
public record Head(String row, String title, String unit, Bound bound) {}
