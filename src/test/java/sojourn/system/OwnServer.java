package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** One or two nodes with settings of their own, on a database of their own. */
final class OwnServer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TokenSigner signer;
    private final EmbeddedDatabase database;
    private final List<PayaraMicro> nodes = new ArrayList<>();

    private OwnServer(
            Path folder,
            TokenSigner signer,
            Map<String, String> settings,
            UnaryOperator<PayaraMicroBuilder> options,
            int count) {
        this.signer = signer;
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        for (int node = 0; node < count; node++) {
            PayaraMicroBuilder builder = PayaraMicro.server()
                    .folder(folder.resolve(node == 0 ? "server" : "server-" + node))
                    .database(database)
                    .signer(signer);
            settings.forEach(builder::setting);
            nodes.add(options.apply(builder).start());
        }
    }

    static OwnServer start(String name, Map<String, String> settings) {
        return started(name, TokenSigner.fresh(), settings, builder -> builder, 1);
    }

    /** One node that is started with more than settings, and trusts a signer. */
    static OwnServer start(
            String name, TokenSigner signer, Map<String, String> settings, UnaryOperator<PayaraMicroBuilder> options) {
        return started(name, signer, settings, options, 1);
    }

    /** Two nodes, which share what they store. */
    static OwnServer startTwo(String name, Map<String, String> settings) {
        return started(name, TokenSigner.fresh(), settings, builder -> builder, 2);
    }

    /** Two nodes whose listener believes the proxy ahead of it, as docs/application-server.md says. */
    static OwnServer startTwoBehindProxy(String name, Map<String, String> settings) {
        Path domainXml = believing(ServerUnderTest.folder().resolve(name + "-domain.xml"));
        return started(name, TokenSigner.fresh(), settings, builder -> builder.domainXml(domainXml), 2);
    }

    private static Path believing(Path copy) {
        try {
            String domain = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("sojourn.domainXml"))));
            String http = "<http default-virtual-server=\"server\" ";
            String believing = domain.replace(
                    http, http + "auth-pass-through-enabled=\"true\" scheme-mapping=\"X-Forwarded-Proto\" ");
            if (believing.equals(domain)) {
                throw new IllegalStateException("domain.xml has no such listener");
            }
            Files.createDirectories(copy.getParent());
            return Files.writeString(copy, believing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OwnServer started(
            String name,
            TokenSigner signer,
            Map<String, String> settings,
            UnaryOperator<PayaraMicroBuilder> options,
            int count) {
        OwnServer started = new OwnServer(ServerUnderTest.folder().resolve(name), signer, settings, options, count);
        started.nodes.forEach(node -> node.awaitReady(BOUND));
        return started;
    }

    SessionsApi user(String name, String... groups) {
        return user(0, name, groups);
    }

    /** A user who asks the second of two nodes. */
    SessionsApi userOfOther(String name, String... groups) {
        return user(1, name, groups);
    }

    private SessionsApi user(int node, String name, String... groups) {
        return new SessionsApi(nodes.get(node).base(), signer.token(name, Set.of(groups)));
    }

    /** A token of a user's, which runs out after the given time. */
    String token(String user, Duration life) {
        return signer.token(user, Set.of(), life);
    }

    URI base() {
        return nodes.get(0).base();
    }

    /** The first node. */
    PayaraMicro node() {
        return nodes.get(0);
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** Stops the second of two nodes. */
    void stopOther() {
        nodes.get(1).close();
    }

    /** The TCP ports on which the first node listens. */
    Set<Integer> listeners() {
        return Listeners.of(nodes.get(0).pid());
    }

    /** Whoever has no credential. */
    SessionsApi nobody() {
        return new SessionsApi(nodes.get(0).base(), null);
    }

    /** Whoever has no credential, and asks the second of two nodes. */
    SessionsApi nobodyOfOther() {
        return new SessionsApi(nodes.get(1).base(), null);
    }

    /** Makes calls that have to wait for some row, or for each other, and lets them go on when all of them wait. */
    <T> List<T> queuedBehind(String row, List<Callable<T>> calls) throws Exception {
        return Tables.queuedBehind(database, row, calls);
    }

    /** Makes a call that has to wait for some row, changes something while it waits, and lets it go on. */
    <T> T whileRowLocked(String row, Callable<T> call, String change) throws Exception {
        return Tables.whileRowLocked(database, row, call, statement -> statement.execute(change));
    }

    /** Makes a call that has to read a table, changes something while it waits for that, and lets it go on. */
    <T> T whileTableClosed(String table, Callable<T> call, String change) throws Exception {
        return Tables.whileLocked(
                database,
                "lock table " + table + " in access exclusive mode",
                call,
                statement -> statement.execute(change));
    }

    /** Does something while nobody can write to a table. */
    void whileTableLocked(String table, Runnable work) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in exclusive mode");
            work.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String what) {
        return Long.parseLong(text("select count(*) from " + what));
    }

    String text(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that the first node has printed since its start. */
    String log() {
        try {
            return new String(Files.readAllBytes(nodes.get(0).log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(PayaraMicro::close);
        database.close();
    }
}
