package sojourn.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.local.EmbeddedDatabase;

/**
 * Several nodes on one database against one node without network, on a database of its own with the same in it: what they
 * do together, and what it costs one of them to tell the other of a write.
 *
 * <p>All servers are alive at once. The third node leaves when its row is measured; the two that are left are the same.
 */
final class NodesSection {

    /** The rows of two and of three nodes. */
    static final String NODES = "nodes";

    /** The rows of a write that another node is told of. */
    static final String PROTOCOL = "protocol";

    private static final String ONE = "one node";
    private static final List<String> SEVERAL = List.of("no nodes", ONE, "two nodes", "three nodes");
    private static final String ONE_OF_TWO = "one of two nodes";

    /** A prime, so that each of the mix's requests comes to each of them in its time. */
    private static final int SHARED = 1_009;

    private static final int EVERY = 10;
    private static final Mix MIX = new Mix(HttpRows.READ, HttpRows.REPLACE_CONTEXT, EVERY);
    private static final int FEW = 2;

    private final BenchSettings settings;
    private final Servers servers;
    private final Tokens tokens;
    private final Wrk wrk;
    private final Group one;
    private final Group several;
    private final List<Result> results = new ArrayList<>();

    NodesSection(BenchSettings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
        this.tokens = new Tokens(servers.folder().resolve(NODES), servers.signer());
        this.wrk = new Wrk(servers.folder());
        tokens.write(Tokens.BENCH, SHARED);
        this.one = new Group("one", 1);
        this.several = new Group("several", settings.has(NODES) ? 3 : 2);
    }

    static boolean isWanted(BenchSettings settings) {
        return settings.has(NODES) || settings.has(PROTOCOL);
    }

    List<Result> measure() {
        warmUp();
        if (settings.has(NODES)) {
            together(NODES + "-three");
            several.leave();
            together(NODES + "-two");
        }
        if (settings.has(PROTOCOL)) {
            protocol("all connections", settings.connections());
            protocol("two connections", FEW);
        }
        return results;
    }

    /** Every node takes its part at the same time, so the nodes of a group are warmed up for as long as each would be alone. */
    private void warmUp() {
        for (Group group : List.of(one, several)) {
            int seconds = settings.warmup() * group.nodes.size();
            new WarmUp(seconds, settings.seconds(), settings.connections())
                    .run(List.of(new Together(group), new Write(ONE, group)));
        }
    }

    private void together(String row) {
        Target all = new Together(several);
        String title = String.format(
                Locale.ROOT,
                "%s against one, total work: %d %% GET a session, %d %% replace a context, every session at every node",
                all.name(),
                100 - 100 / EVERY,
                100 / EVERY);
        Node.Copies ofSeveral = several.copies();
        Node.Copies ofOne = one.copies();
        Result result = new Rounds(settings)
                .measure(new Lineup(new Head(row, title, "/s", Bound.atLeast(0.8)), List.of(all, new Together(one))));
        results.add(result.with(List.of(String.format(
                Locale.ROOT,
                "Over %d connections in all. Of the sessions that were looked for in the cache, %s found %.1f %%"
                        + " and one %.1f %%; the others had been written since they were last read there.",
                Wrk.shared(settings.connections()),
                all.name(),
                several.copies().foundSince(ofSeveral) * 100,
                one.copies().foundSince(ofOne) * 100))));
    }

    private void protocol(String load, int connections) {
        Head head = new Head(
                PROTOCOL + "-" + connections,
                "the protocol's share in the cost of a write: replace a context over " + load,
                "/s",
                Bound.none());
        results.add(new Rounds(settings.rounds(), new Load(connections, settings.seconds()))
                .measure(new Lineup(head, List.of(new Write(ONE_OF_TWO, several), new Write(ONE, one)))));
    }

    private Path users() {
        return tokens.file(Tokens.BENCH);
    }

    /** Nodes that share a database. */
    private final class Group {

        private final List<Node> nodes = new ArrayList<>();
        private final Range range;
        private final Written written;

        Group(String name, int count) {
            EmbeddedDatabase database = servers.emptyDatabase("database-" + name);
            for (int node = 0; node < count; node++) {
                nodes.add(new Node(
                        servers.start(
                                name + "-" + node,
                                Servers.productWar(),
                                database,
                                server -> count == 1 ? server : server.setting("session.cluster.name", "bench")),
                        servers.signer()));
            }
            awaitServing();
            Stock stock = new Stock(database);
            stock.addUsers(Tokens.BENCH, SHARED);
            range = stock.addSessions(SHARED, SHARED, true, 0);
            written = HttpRows.contextsWritten(stock);
        }

        /** Lets the last node leave. */
        void leave() {
            nodes.remove(nodes.size() - 1).server().close();
            awaitServing();
        }

        private void awaitServing() {
            nodes.forEach(node -> node.awaitServing(nodes.size()));
        }

        Node.Copies copies() {
            return nodes.stream().map(Node::copies).reduce(Node.Copies.NONE, Node.Copies::plus);
        }

        List<URI> bases() {
            return nodes.stream().map(Node::base).toList();
        }
    }

    /** The nodes of a group under the mix, each over equally many connections. */
    private final class Together implements Target {

        private final Group group;

        Together(Group group) {
            this.group = group;
        }

        @Override
        public String name() {
            return SEVERAL.get(group.nodes.size());
        }

        @Override
        public Measurement measure(Load load) {
            group.awaitServing();
            long before = group.written.atRest();
            Run run = wrk.run(group.bases(), MIX, users(), group.range, load);
            long writes = group.written.atRest() - before;
            // Some were under way when the time was up, and each thread counts for itself.
            if (Math.abs(writes - run.acknowledged() / EVERY) > 2 * Wrk.shared(load.connections())) {
                throw new CannotMeasure(
                        "of " + run.acknowledged() + " requests every tenth was to write, but " + writes + " did");
            }
            return run.measurement();
        }
    }

    /** A group's first node under writes. */
    private final class Write implements Target {

        private final String name;
        private final Group group;

        Write(String name, Group group) {
            this.name = name;
            this.group = group;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Measurement measure(Load load) {
            group.awaitServing();
            return group.written
                    .of(
                            load,
                            () -> wrk.run(
                                    group.nodes.get(0).base(), HttpRows.REPLACE_CONTEXT, users(), group.range, load))
                    .measurement();
        }
    }
}
