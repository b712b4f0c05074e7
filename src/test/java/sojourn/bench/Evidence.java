package sojourn.bench;

import java.util.function.Supplier;

/** The proof that a run wrote what it was told it had: a figure in the database that each request raises by one. */
record Evidence(Stock stock, String sql) {

    Run of(Load load, Supplier<Run> measuring) {
        long before = stock.number(sql);
        Run run = measuring.get();
        long written = stock.number(sql) - before;
        // What was under way when the time was up may be there as well.
        if (written < run.acknowledged() || written > run.acknowledged() + load.connections()) {
            throw new CannotMeasure(
                    run.acknowledged() + " writes were acknowledged, but the database shows " + written);
        }
        return run;
    }
}
