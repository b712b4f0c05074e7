package sojourn.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;

/**
 * The cleanup of expired sessions against pgbench, which ends the same sessions by the same statements with as many
 * clients as the server has workers.
 *
 * <p>The server has a small heap. It stands still (SIGSTOP) while the sessions are filled in, and while pgbench ends
 * them; when it goes on, its timer finds what is due. Both are judged by the times that the database shows for the ends.
 */
final class ExpiryRow {

    static final String NAME = "expired";

    private static final int WORKERS = 10;
    private static final int WARM_UP_PART = 4;
    private static final int FEWEST = 1_000;

    /** The 61 MB that a server without work keeps after a collection, and 256 MB beside them. */
    private static final String HEAP = "-Xmx320m";

    private static final Duration BOUND = Duration.ofMinutes(30);
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final int TRIES = 100;

    private final BenchSettings settings;
    private final Stock stock;
    private final PayaraMicro server;
    private final HeapLog heap;
    private final PgBench pgBench;
    private final List<String> notes = new ArrayList<>();

    ExpiryRow(BenchSettings settings, Servers servers) {
        this.settings = settings;
        this.heap = new HeapLog(servers.folder());
        EmbeddedDatabase database = servers.emptyDatabase("database-" + NAME);
        this.stock = new Stock(database);
        this.server = servers.start(
                "server-" + NAME,
                Servers.productWar(),
                database,
                builder -> builder.jvmOption(HEAP)
                        .jvmOption(heap.jvmOption())
                        .setting("session.max-concurrent-cleanup", Integer.toString(WORKERS)));
        this.pgBench = new PgBench(servers.folder(), database);
    }

    Result measure() {
        notes.add("The server ran with " + HEAP + ", of which " + heap.collect(server)
                + " MB were in use when it was idle.");
        String title = String.format(
                Locale.ROOT, "end %,d expired sessions with 10 messages and an order each", settings.expired());
        Head head = new Head(NAME, title, "/s", Bound.atLeast(0.5));
        warmUp();
        return new Rounds(settings.passes(), new Load(WORKERS, 0))
                .measure(new Lineup(head, List.of(new Cleanup(), new Database())))
                .with(notes);
    }

    private void warmUp() {
        System.out.println("Warming up \"" + Target.SOJOURN + "\" with a pass");
        ExpiredSessions some = new ExpiredSessions(stock, Math.max(FEWEST, settings.expired() / WARM_UP_PART));
        pause();
        some.fill();
        server.resume();
        new Pass(some).await();
        some.verify();
        System.out.printf(Locale.ROOT, "  %.0f/s%n", some.rate());
    }

    /** Lets the server stand still, at a moment when none of its connections is in a transaction. */
    private void pause() {
        for (int tries = 0; tries < TRIES; tries++) {
            server.pause();
            sleep();
            if (stock.number("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and xact_start is not null and pid <> pg_backend_pid()")
                    == 0) {
                return;
            }
            server.resume();
            sleep();
        }
        throw new CannotMeasure("the server is never idle");
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }

    private ExpiredSessions fill() {
        ExpiredSessions sessions = new ExpiredSessions(stock, settings.expired());
        sessions.fill();
        return sessions;
    }

    /** The product. */
    private final class Cleanup implements Target {

        @Override
        public String name() {
            return SOJOURN;
        }

        @Override
        public Measurement measure(Load load) {
            long before = heap.collect(server);
            pause();
            Pass pass = new Pass(fill());
            int end = heap.end();
            server.resume();
            long half = pass.awaitHalf();
            long peak = heap.peakSince(end);
            pass.await();
            notes.add(String.format(
                    Locale.ROOT,
                    "In a pass the heap in use was %d MB at most; after a collection %d MB before the pass, %d MB in the"
                            + " middle of it, %d MB at its end.",
                    Math.max(peak, heap.peakSince(end)),
                    before,
                    half,
                    heap.collect(server)));
            pass.sessions.verify();
            return new Measurement(pass.sessions.rate(), null);
        }
    }

    /** The database alone, under the same statements. */
    private final class Database implements Target {

        @Override
        public String name() {
            return PGBENCH;
        }

        @Override
        public Measurement measure(Load load) {
            pause();
            try {
                ExpiredSessions sessions = fill();
                pgBench.drain("end-due.sql", load.connections(), BOUND);
                sessions.verify();
                return new Measurement(sessions.rate(), null);
            } finally {
                server.resume();
            }
        }
    }

    /** A pass of the product while it goes on. */
    private final class Pass {

        private final ExpiredSessions sessions;
        private final long before;

        Pass(ExpiredSessions sessions) {
            this.sessions = sessions;
            this.before = sessions.written();
        }

        /** Waits until half of the sessions are ended, and collects the heap; the megabytes that are left. */
        long awaitHalf() {
            await(sessions.count() / 2);
            return heap.collect(server);
        }

        void await() {
            await(sessions.count());
            for (int tries = 0; sessions.isAnyLeft(); tries++) {
                if (tries == TRIES) {
                    throw new CannotMeasure("the pass left sessions behind");
                }
                sleep();
            }
        }

        private void await(long wanted) {
            long last = -1;
            long moved = System.nanoTime();
            for (long ended = sessions.written() - before; ended < wanted; ended = sessions.written() - before) {
                if (ended != last) {
                    last = ended;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                    throw new CannotMeasure("the pass stands still at " + ended + " of " + sessions.count());
                }
                sleep();
            }
        }
    }
}
