package sojourn.bench;

import java.util.Locale;
import java.util.function.Supplier;

/** The proof that a node found in its cache what a run read: nearly every request was a hit. */
record FromCopies(Node node) implements Evidence {

    private static final double ENOUGH = 0.99;

    @Override
    public Run of(Load load, Supplier<Run> measuring) {
        long before = node.copies().hits();
        Run run = measuring.get();
        double part = (double) (node.copies().hits() - before) / run.acknowledged();
        if (part < ENOUGH) {
            throw new CannotMeasure(
                    String.format(Locale.ROOT, "only %.1f %% of the requests found a copy", part * 100));
        }
        return run;
    }
}
