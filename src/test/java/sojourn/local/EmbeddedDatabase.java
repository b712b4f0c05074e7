package sojourn.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL of our own on the loopback address, with durable settings, whose data stays in a folder.
 *
 * <p>Starting on a folder that an earlier start has used finds the data again, also after this JVM was killed: a
 * PostgreSQL that was left running on the folder is stopped first. Only who can read the folder's password gets in.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "sojourn";
    private static final String SERVER = "sojourn_server";

    private final DatabaseFolder folder;
    private final PostgresBinaries binaries;
    private final int port;
    private final String password;

    private EmbeddedDatabase(DatabaseFolder folder, PostgresBinaries binaries, int port, String password) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts PostgreSQL on a folder, which is made if need be; its programs are unpacked beside the folder.
     *
     * @param port 0 for any free one
     * @throws CannotStart if the folder cannot be used
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath().normalize();
        DatabaseFolder checked = DatabaseFolder.open(absolute);
        PostgresBinaries binaries = PostgresBinaries.beside(absolute);
        String password = checked.prepare(binaries);
        EmbeddedDatabase database =
                new EmbeddedDatabase(checked, binaries, port == 0 ? Ports.anyFree() : port, password);
        database.start();
        return database;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** To whom the schema belongs. */
    public String user() {
        return NAME;
    }

    /** As whom a running server comes: it gets its rights from the owner. */
    public String serverUser() {
        return SERVER;
    }

    /** Of both. */
    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** A new connection as the user that the server uses. */
    public Connection connect() throws SQLException {
        return connect(NAME, NAME);
    }

    /** Stops PostgreSQL as an operator would: open transactions are rolled back, connections are closed. */
    public void stop() {
        folder.stopLeftover(binaries);
    }

    /** Stops PostgreSQL if it runs, then starts it with the same port and data. */
    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    private void start() {
        folder.stopLeftover(binaries);
        if (!Ports.isFree(port)) {
            throw new CannotStart("Port " + port
                    + " is taken, so the database cannot start: stop what uses it or name another port.");
        }
        folder.beginLog();
        PostgresBinaries.Outcome outcome = binaries.run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "120",
                "-D",
                folder.data().toString(),
                "-l",
                folder.log().toString(),
                "-o",
                "-p " + port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC"
                        + " -c max_connections=300 -c fsync=on -c synchronous_commit=on -c full_page_writes=on");
        if (!outcome.success()) {
            CannotStart reason = folder.broken();
            // It may only have been too slow, and would come up unattended.
            stop();
            throw reason;
        }
        try (Connection connection = connect(DatabaseFolder.SUPERUSER, "postgres")) {
            DatabaseSetup.run(connection, NAME, SERVER, password);
        } catch (SQLException e) {
            stop();
            throw new CannotStart(
                    "The database in " + folder.data() + " started but cannot be used (" + e.getMessage()
                            + "): move that folder away to begin with an empty one.",
                    e);
        }
    }

    private Connection connect(String user, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        return source.getConnection(user, password);
    }
}
