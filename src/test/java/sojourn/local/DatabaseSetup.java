package sojourn.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What a fresh PostgreSQL needs before Sojourn can use it: durable settings, a role, a database. */
final class DatabaseSetup {
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private DatabaseSetup() {}

    /**
     * Checks the settings, and makes what is missing: a database with the given name, the role to whom it belongs, and one
     * with no rights yet for the server.
     */
    static void run(Connection connection, String name, String server, String password) throws SQLException {
        for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
            String value = ask(connection, "SHOW " + setting.getKey());
            if (!setting.getValue().equals(value)) {
                throw new SQLException(
                        setting.getKey() + " is " + value + ", so that a crash could lose what was acknowledged");
            }
        }
        for (String role : List.of(name, server)) {
            if (ask(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + role + "'")
                    .equals("0")) {
                execute(connection, "CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
            }
        }
        if (ask(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        // Tests look at, and break off, what the server's connections do.
        execute(connection, "GRANT pg_read_all_stats, pg_signal_backend TO " + name);
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
