package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** Starts servers and databases, all of a kind with the same settings, in folders of the benchmark's own. */
final class Servers {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final Running running = new Running();
    private final Path folder;
    private final TokenSigner signer = TokenSigner.fresh();
    private String databaseVersion = "unknown";

    Servers(Path folder) {
        this.folder = folder;
    }

    /** Where everything that the benchmark writes lies. */
    Path folder() {
        return folder;
    }

    /** The signer whom every server trusts. */
    TokenSigner signer() {
        return signer;
    }

    String databaseVersion() {
        return databaseVersion;
    }

    /** Starts a database with nothing in it. */
    EmbeddedDatabase emptyDatabase(String name) {
        Path data = folder.resolve(name);
        if (Files.exists(data)) {
            // One that was left running on the folder is stopped by the next start, and only by that.
            EmbeddedDatabase.start(data, 0).close();
            delete(data);
        }
        EmbeddedDatabase database = running.add(EmbeddedDatabase.start(data, 0));
        try (Connection connection = database.connect()) {
            databaseVersion = connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new CannotMeasure("The database does not answer: " + e.getMessage(), e);
        }
        return database;
    }

    /** Starts a server with the product's WAR and waits until it is ready. */
    PayaraMicro product(String name, EmbeddedDatabase database) {
        return start(name, productWar(), database);
    }

    /** Starts a server with a WAR and waits until it is ready. */
    PayaraMicro start(String name, Path war, EmbeddedDatabase database) {
        return start(name, war, database, builder -> builder);
    }

    /** Starts a server with settings of its own and waits until it is ready. */
    PayaraMicro start(String name, Path war, EmbeddedDatabase database, UnaryOperator<PayaraMicroBuilder> settings) {
        System.out.println("Starting the server \"" + name + "\"");
        PayaraMicro server = running.add(settings.apply(PayaraMicro.server()
                        .folder(folder.resolve(name))
                        .war(war)
                        .database(database)
                        .signer(signer)
                        .httpPort(0))
                .start());
        server.awaitReady(BOUND);
        return server;
    }

    /** Stops all that was started so far. */
    void stopAll() {
        running.close();
    }

    static Path productWar() {
        return Path.of(System.getProperty("sojourn.war", "target/sojourn.war"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
