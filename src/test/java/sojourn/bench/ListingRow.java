package sojourn.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;

/** The first page of a listing with many sessions stored against one with few: two servers, each with its own database. */
final class ListingRow {

    static final String NAME = "listing";

    private static final int FEW = 1_000;
    private static final Request REQUEST = Request.get("/api/sessions");

    private final BenchSettings settings;
    private final Servers servers;
    private final Tokens tokens;
    private final Wrk wrk;

    ListingRow(BenchSettings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
        this.tokens = new Tokens(servers.folder().resolve(NAME), servers.signer());
        this.wrk = new Wrk(servers.folder());
    }

    Result measure() {
        tokens.write(Tokens.BENCH, 1);
        List<Target> targets = List.of(listing(settings.stored()), listing(FEW));
        WarmUp warmUp = new WarmUp(settings);
        targets.forEach(target -> warmUp.run(List.of(target)));
        String title = "first page of a listing with " + stored(settings.stored());
        return new Rounds(settings).measure(new Lineup(new Head(NAME, title, "/s", Bound.atLeast(0.8)), targets));
    }

    private Target listing(int stored) {
        EmbeddedDatabase database = servers.emptyDatabase("database-" + stored);
        PayaraMicro server = servers.product("listing-" + stored, database);
        Stock stock = new Stock(database);
        stock.addUsers(Tokens.BENCH, FEW);
        stock.addClosedSessions(stored);
        Answer.ask(server.base(), REQUEST, 0, tokens.of(Tokens.BENCH, 0));
        return new Listing(stored(stored), server.base(), tokens.file(Tokens.BENCH));
    }

    private static String stored(int sessions) {
        return String.format(Locale.ROOT, "%,d stored", sessions);
    }

    /** One of the two. */
    private final class Listing implements Target {

        private final String name;
        private final URI base;
        private final Path tokens;

        Listing(String name, URI base, Path tokens) {
            this.name = name;
            this.base = base;
            this.tokens = tokens;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Measurement measure(Load load) {
            return wrk.run(base, REQUEST, tokens, new Range(0, 1, 1, true), load)
                    .measurement();
        }
    }
}
