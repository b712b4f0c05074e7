package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Set;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** One or two nodes with settings of their own, on a database of their own. */
final class OwnServer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TokenSigner signer = TokenSigner.fresh();
    private final EmbeddedDatabase database;
    private final List<PayaraMicro> nodes = new ArrayList<>();

    private OwnServer(Path folder, Map<String, String> settings, int count) {
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        for (int node = 0; node < count; node++) {
            PayaraMicroBuilder builder = PayaraMicro.server()
                    .folder(folder.resolve(node == 0 ? "server" : "server-" + node))
                    .database(database)
                    .signer(signer);
            settings.forEach(builder::setting);
            nodes.add(builder.start());
        }
    }

    static OwnServer start(String name, Map<String, String> settings) {
        return started(name, settings, 1);
    }

    /** Two nodes, which share what they store. */
    static OwnServer startTwo(String name, Map<String, String> settings) {
        return started(name, settings, 2);
    }

    private static OwnServer started(String name, Map<String, String> settings, int count) {
        OwnServer started = new OwnServer(ServerUnderTest.folder().resolve(name), settings, count);
        started.nodes.forEach(node -> node.awaitReady(BOUND));
        return started;
    }

    SessionsApi user(String name, String... groups) {
        return user(0, name, groups);
    }

    /** A user who asks the second of two nodes. */
    SessionsApi userOfOther(String name) {
        return user(1, name);
    }

    private SessionsApi user(int node, String name, String... groups) {
        return new SessionsApi(nodes.get(node).base(), signer.token(name, Set.of(groups)));
    }

    /** Whoever has no credential. */
    SessionsApi nobody() {
        return new SessionsApi(nodes.get(0).base(), null);
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
