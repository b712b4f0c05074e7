package sojourn.bench;

import java.nio.file.Path;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;

/** The two servers, the database and the tools that the HTTP rows are measured with. */
record Arena(
        BenchSettings settings,
        EmbeddedDatabase database,
        Stock stock,
        Tokens tokens,
        PayaraMicro product,
        PayaraMicro empty,
        Wrk wrk,
        PgBench pgBench) {

    private static final int USERS = 1_000;

    /** Starts everything and fills in the users. */
    static Arena start(BenchSettings settings, Servers servers, Path emptyWar) {
        EmbeddedDatabase database = servers.emptyDatabase("database");
        PayaraMicro product = servers.product("product", database);
        PayaraMicro empty = servers.start("empty", emptyWar, database);
        Arena arena = new Arena(
                settings,
                database,
                new Stock(database),
                new Tokens(servers.folder(), servers.signer()),
                product,
                empty,
                new Wrk(servers.folder()),
                new PgBench(servers.folder(), database));
        arena.addUsers(Tokens.BENCH, arena.users());
        arena.addUsers(Tokens.CREATOR, arena.creators());
        return arena;
    }

    /** How many users have sessions: for each connection equally many. */
    int users() {
        return shared(USERS);
    }

    /** How many users it takes to open sessions through a run without one of them meeting the limit. */
    int creators() {
        return shared(needed(settings.seconds()) / Tokens.SESSIONS_EACH);
    }

    /** How many sessions a run may use up. */
    int needed(int seconds) {
        return Math.multiplyExact(seconds, settings.supply());
    }

    private int shared(int atLeast) {
        return (atLeast / settings.connections() + 1) * settings.connections();
    }

    private void addUsers(String group, int count) {
        stock.addUsers(group, count);
        tokens.write(group, count);
    }
}
