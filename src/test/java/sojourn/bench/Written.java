package sojourn.bench;

import java.util.function.Supplier;

/** The proof that a run wrote what it was told it had: a figure in the database that each request raises by one. */
record Written(Stock stock, String sql) implements Evidence {

    private static final int TRIES = 50;
    private static final int MILLIS = 200;

    @Override
    public Run of(Load load, Supplier<Run> measuring) {
        long before = atRest();
        Run run = measuring.get();
        long written = atRest() - before;
        // What was under way when the time was up may be there as well.
        if (written < run.acknowledged() || written > run.acknowledged() + load.connections()) {
            throw new CannotMeasure(
                    run.acknowledged() + " writes were acknowledged, but the database shows " + written);
        }
        return run;
    }

    /** The figure when nothing raises it any more: requests that a tool no longer waits for are still being done. */
    long atRest() {
        long last = stock.number(sql);
        for (int tries = 0; tries < TRIES; tries++) {
            sleep();
            long now = stock.number(sql);
            if (now == last) {
                return now;
            }
            last = now;
        }
        throw new CannotMeasure("something else writes to the database");
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
