package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A request that is bound but does not use its session, against the same on a server that binds none: two servers on one
 * database, with the same WAR but for a filter. Each of the users has a session that could be bound.
 *
 * <p>Beside it: what such requests ask of the database, and what ten thousand of them keep in memory while they are open.
 */
final class BoundRow {

    static final String NAME = "bound";

    private static final String UNBOUND = "unbound";
    private static final int USERS_A_CONNECTION = 32;
    private static final int OPEN_AT_ONCE = 10_000;
    private static final double MEGABYTE = 1e6;
    private static final Request NOTHING = Request.get("/api/nothing");
    private static final Head HEAD =
            new Head(NAME, "a request that is bound but does not use its session", "/s", Bound.atLeast(0.9));

    private final BenchSettings settings;
    private final Servers servers;
    private final Tokens tokens;
    private final Wrk wrk;
    private final Tool jcmd;
    private final Range users;
    private final Stock stock;
    private final PayaraMicro bound;
    private final PayaraMicro unbound;
    private final List<String> notes = new ArrayList<>();

    BoundRow(BenchSettings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
        this.tokens = new Tokens(servers.folder().resolve(NAME), servers.signer());
        this.wrk = new Wrk(servers.folder());
        this.jcmd = new Tool("jcmd", "openjdk-17-jdk-headless", servers.folder());
        EmbeddedDatabase database = servers.emptyDatabase("database-" + NAME);
        this.stock = new Stock(database);
        int count = settings.connections() * USERS_A_CONNECTION;
        this.users = new Range(0, count, count, true);
        this.bound = start(Target.SOJOURN, BoundWar.bound(servers.folder()), database);
        this.unbound = start(UNBOUND, BoundWar.unbound(servers.folder()), database);
    }

    Result measure() {
        prepare();
        List<Target> targets =
                List.of(new Asked(Target.SOJOURN, bound, NOTHING, users), new Asked(UNBOUND, unbound, NOTHING, users));
        WarmUp warmUp = new WarmUp(settings);
        targets.forEach(target -> warmUp.run(List.of(target)));
        Result result = new Rounds(settings).measure(new Lineup(HEAD, targets));
        try {
            askDatabase();
        } catch (CannotMeasure e) {
            return Result.voided(HEAD, e.sentence());
        }
        lookAtMemory();
        return result.with(notes);
    }

    /** Makes sure that both answer alike, so that nothing but the binding is compared. */
    private void prepare() {
        stock.addUsers(Tokens.BENCH, users.users());
        tokens.write(Tokens.BENCH, users.users());
        stock.addSessions(users.users(), users.users(), true, 0);
        String token = tokens.of(Tokens.BENCH, 0);
        Answer one = Answer.ask(bound.base(), NOTHING, 0, token);
        Answer other = Answer.ask(unbound.base(), NOTHING, 0, token);
        if (!one.isLike(other)) {
            throw new CannotMeasure("Without binding the answer is " + other + ", not " + one);
        }
    }

    /** Makes sure that a request that does not use its session asks the database nothing; one that names it does. */
    private void askDatabase() {
        Traffic unused = traffic(new Asked(Target.SOJOURN, bound, NOTHING, users));
        if (!unused.isNone()) {
            throw new CannotMeasure(String.format(
                    Locale.ROOT, "a request that does not use its session took %.2f transactions", unused.each()));
        }
        notes.add(String.format(
                Locale.ROOT,
                "The database carried out %d transactions while %,d such requests were answered, and %d in as long a"
                        + " time without any: they take none.",
                unused.under(),
                unused.requests(),
                unused.without()));
        Asked naming = new Asked(
                Target.SOJOURN, bound, NOTHING.with("X-Session-Id: " + Stock.id(0)), new Range(0, 1, 1, true));
        // The first ones open the pool's connections.
        naming.measure(new Load(settings.connections(), settings.seconds()));
        Traffic named = traffic(naming);
        if (named.isNone()) {
            throw new CannotMeasure("transactions are not counted: a session that is named has to be looked up");
        }
        notes.add(String.format(
                Locale.ROOT,
                "One that names its session in X-Session-Id has it looked up: %.2f transactions each.",
                named.each()));
    }

    private Traffic traffic(Asked target) {
        return Traffic.of(
                stock, settings.seconds(), () -> target.run(new Load(settings.connections(), settings.seconds())));
    }

    /** Whatever hinders this, the ratio stands. */
    private void lookAtMemory() {
        try {
            List<String> all = Files.readAllLines(tokens.file(Tokens.BENCH));
            HeldMemory with = HeldMemory.of(bound, all, OPEN_AT_ONCE, jcmd);
            HeldMemory without = HeldMemory.of(unbound, all, OPEN_AT_ONCE, jcmd);
            notes.add(String.format(
                    Locale.ROOT,
                    "With %,d such requests open at once, the heap in use after a collection was %.1f MB, %.1f MB before"
                            + " and %.1f MB behind them: %,d bytes each with all that the server needs for a request."
                            + " Without binding it was %.1f MB, %.1f MB before and %.1f MB behind: %,d bytes each. So an"
                            + " open scope takes %,d bytes, of which %,d are objects of the binding itself.",
                    with.requests(),
                    with.open() / MEGABYTE,
                    with.before() / MEGABYTE,
                    with.behind() / MEGABYTE,
                    with.bytesEach(),
                    without.open() / MEGABYTE,
                    without.before() / MEGABYTE,
                    without.behind() / MEGABYTE,
                    without.bytesEach(),
                    with.bytesEach() - without.bytesEach(),
                    with.own()));
            notes.add(String.format(
                    Locale.ROOT,
                    "Beside them, the queue of tasks was filled until one was refused: %d were taken. There were %,d scopes"
                            + " then, and %.1f MB in use, %,d bytes a task more.",
                    with.tasks(),
                    with.scopes(),
                    with.full() / MEGABYTE,
                    with.bytesOfTasks() / with.tasks()));
        } catch (CannotMeasure e) {
            notes.add("The memory of open scopes could not be measured: " + e.sentence() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PayaraMicro start(String name, Path war, EmbeddedDatabase database) {
        return servers.start(NAME + "-" + name, war, database);
    }

    /** One of the two servers, under a request. */
    private final class Asked implements Target {

        private final String name;
        private final PayaraMicro server;
        private final Request request;
        private final Range range;

        Asked(String name, PayaraMicro server, Request request, Range range) {
            this.name = name;
            this.server = server;
            this.request = request;
            this.range = range;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Measurement measure(Load load) {
            return run(load).measurement();
        }

        Run run(Load load) {
            return wrk.run(server.base(), request, tokens.file(Tokens.BENCH), range, load);
        }
    }
}
