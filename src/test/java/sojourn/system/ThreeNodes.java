package sojourn.system;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** Three servers in a cluster, on a database of their own. */
final class ThreeNodes implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int COUNT = 3;

    private final TokenSigner signer = TokenSigner.fresh();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Path folder;
    private final Path war;
    private final Map<String, String> settings;
    private final UnaryOperator<PayaraMicroBuilder> options;
    private final EmbeddedDatabase database;
    private final List<PayaraMicro> nodes = new CopyOnWriteArrayList<>();
    private final Set<Integer> inUse = new ConcurrentSkipListSet<>();
    private long hitsOfEnded;

    private ThreeNodes(String name, Path war, Map<String, String> settings, UnaryOperator<PayaraMicroBuilder> options) {
        this.folder = ServerUnderTest.folder().resolve(name);
        this.war = war;
        this.settings = settings;
        this.options = options;
        this.database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        for (int node = 0; node < COUNT; node++) {
            nodes.add(builder(node, war).start());
            inUse.add(node);
        }
    }

    static ThreeNodes start(String name, Path war, Map<String, String> settings) {
        return start(name, war, settings, builder -> builder);
    }

    /** Three that are started with more than settings. */
    static ThreeNodes start(
            String name, Path war, Map<String, String> settings, UnaryOperator<PayaraMicroBuilder> options) {
        ThreeNodes started = new ThreeNodes(name, war, settings, options);
        try {
            started.nodes.forEach(node -> node.awaitReady(BOUND));
            started.awaitAllServing();
            return started;
        } catch (RuntimeException | AssertionError e) {
            started.close();
            throw e;
        }
    }

    private PayaraMicroBuilder builder(int node, Path version) {
        keepLog(node);
        PayaraMicroBuilder builder = PayaraMicro.server()
                .folder(folder.resolve(name(node)))
                .database(database)
                .signer(signer)
                .war(version)
                .setting("session.cluster.name", "test")
                .setting("session.cluster.bind-port", "17800")
                .setting("session.cluster.node-name", name(node));
        settings.forEach(builder::setting);
        return options.apply(builder);
    }

    /** What a server printed before it was started again may say why something failed. */
    private void keepLog(int node) {
        Path log = folder.resolve(name(node)).resolve("server.log");
        if (Files.exists(log)) {
            try {
                Files.move(
                        log,
                        log.resolveSibling("server-" + System.nanoTime() + ".log"),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int count() {
        return COUNT;
    }

    String name(int node) {
        return "node-" + (char) ('a' + node);
    }

    PayaraMicro node(int node) {
        return nodes.get(node);
    }

    EmbeddedDatabase database() {
        return database;
    }

    SessionsApi user(int node, String user) {
        return api(node, user);
    }

    SessionsApi admin(int node) {
        return api(node, "admin", "admin");
    }

    /** Signing a token for every request would take more of the processors than the servers do. */
    private SessionsApi api(int node, String user, String... groups) {
        return new SessionsApi(
                nodes.get(node).base(), tokens.computeIfAbsent(user, name -> signer.token(name, Set.of(groups))));
    }

    /** How a node sees the cluster. */
    JsonObject cluster(int node) {
        return admin(node).get("/admin/cluster").json();
    }

    /** How often all nodes have answered from copies, those included that have ended. */
    long hits() {
        long all = hitsOfEnded;
        for (int node = 0; node < COUNT; node++) {
            all += copies(node, "hits");
        }
        return all;
    }

    /** How many copies a node has, or how often it has answered from one since its start. */
    long copies(int node, String figure) {
        return cluster(node).getJsonObject("copies").getJsonNumber(figure).longValue();
    }

    /** By which number a node's row is known. */
    long id(int node) {
        return cluster(node).getJsonNumber("node").longValue();
    }

    /** Waits until a node does not see another one any more. */
    void awaitUnreachable(int asked, long lost) {
        Eventually.get(
                () -> cluster(asked),
                state -> state.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                        .noneMatch(member ->
                                member.getJsonNumber("id").longValue() == lost && member.getBoolean("reachable")));
    }

    /** Waits until a node knows nothing of another one any more: its row has run out, and is gone. */
    void awaitGone(int asked, long gone) {
        Eventually.get(
                () -> cluster(asked),
                state -> state.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                        .noneMatch(member -> member.getJsonNumber("id").longValue() == gone));
    }

    /** Waits until every node answers from its copies, and knows all the others. */
    void awaitAllServing() {
        for (int node = 0; node < COUNT; node++) {
            int asked = node;
            Eventually.get(
                    () -> cluster(asked),
                    state -> state.getBoolean("serving")
                            && state.getJsonArray("members").size() == COUNT);
        }
    }

    /** Waits until a node does not answer from its copies any more. */
    void awaitNotServing(int node) {
        Eventually.get(() -> cluster(node), state -> !state.getBoolean("serving"));
    }

    /** Loses every message that a node sends or is sent, or none any more. */
    void breakNetwork(int node, boolean broken) {
        fault(node, "broken/" + broken);
    }

    /** Lets all nodes tell nobody of their changes, or everybody again. */
    void silence(boolean silent) {
        for (int node = 0; node < COUNT; node++) {
            fault(node, "silent/" + silent);
        }
    }

    private void fault(int node, String fault) {
        Answer answer = admin(node).post("/probe/faults/" + fault, null);
        if (answer.status() != 204) {
            throw new AssertionError("The fault cannot be made: " + answer);
        }
    }

    /** The nodes to which requests are sent: a balancer takes away the one that has ended until it is ready again. */
    List<Integer> inUse() {
        return List.copyOf(inUse);
    }

    /** Ends a server as a power failure would. */
    void kill(int node) {
        hitsOfEnded += copies(node, "hits");
        nodes.get(node).kill();
        inUse.remove(node);
    }

    /** Makes a server stand still: a balancer takes it away until it goes on. */
    void pause(int node) {
        nodes.get(node).pause();
        inUse.remove(node);
    }

    /** Lets a server go on, to which requests are sent from that moment on. */
    void resume(int node) {
        inUse.add(node);
        nodes.get(node).resume();
    }

    /** Starts a server again that was ended. */
    void startAgain(int node) {
        startAgain(node, war);
    }

    private void startAgain(int node, Path version) {
        nodes.set(node, builder(node, version).start());
        nodes.get(node).awaitReady(BOUND);
        inUse.add(node);
    }

    /** Stops a server in order, and starts it again with another version of the WAR. */
    void upgrade(int node, Path version) {
        hitsOfEnded += copies(node, "hits");
        nodes.get(node).close();
        inUse.remove(node);
        startAgain(node, version);
    }

    long count(String what) {
        return Long.parseLong(text("select count(*) from " + what));
    }

    /** When PostgreSQL was started. */
    String startOfDatabase() {
        return text("select pg_postmaster_start_time()");
    }

    private String text(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(PayaraMicro::close);
        database.close();
    }
}
