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
import java.util.Map;
import java.util.Set;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** A server with settings of its own, on a database of its own. */
final class OwnServer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TokenSigner signer = TokenSigner.fresh();
    private final EmbeddedDatabase database;
    private final PayaraMicro server;

    private OwnServer(Path folder, Map<String, String> settings) {
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        PayaraMicroBuilder builder = PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(signer);
        settings.forEach(builder::setting);
        server = builder.start();
    }

    static OwnServer start(String name, Map<String, String> settings) {
        OwnServer started = new OwnServer(ServerUnderTest.folder().resolve(name), settings);
        started.server.awaitReady(BOUND);
        return started;
    }

    SessionsApi user(String name, String... groups) {
        return new SessionsApi(server.base(), signer.token(name, Set.of(groups)));
    }

    /** Whoever has no credential. */
    SessionsApi nobody() {
        return new SessionsApi(server.base(), null);
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

    /** All that the server has printed since its start. */
    String log() {
        try {
            return new String(Files.readAllBytes(server.log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
