package sojourn.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many transactions a database carried out for requests: under them, and in as long a time without, in which only the
 * servers' timers are at work.
 */
record Traffic(long requests, long under, long without) {

    /** PostgreSQL's processes tell what they did within ten seconds after they have become idle. */
    private static final int UNTIL_TOLD = 11;

    private static final double UNNOTICED = 0.01;

    /** Counts both. */
    static Traffic of(Stock stock, int seconds, Supplier<Run> load) {
        long before = told(stock);
        sleep(seconds);
        long between = told(stock);
        Run run = load.get();
        return new Traffic(run.acknowledged(), told(stock) - between, between - before);
    }

    /** How many a request took. */
    double each() {
        return (double) (under - without) / requests;
    }

    /** Whether the requests took none: a timer may have been at work once more than in the time without. */
    boolean isNone() {
        return each() < UNNOTICED;
    }

    private static long told(Stock stock) {
        sleep(UNTIL_TOLD);
        return stock.number(
                "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
