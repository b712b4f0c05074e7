package sojourn.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What a fresh PostgreSQL needs before Sojourn can use it: durable settings, a role, a database. */
final class DatabaseSetup {
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private DatabaseSetup() {}

    /** Checks the settings, and makes role and database where they are missing. */
    static void run(Connection connection, String name, String password) throws SQLException {
        for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
            String value = ask(connection, "SHOW " + setting.getKey());
            if (!setting.getValue().equals(value)) {
                throw new SQLException(
                        setting.getKey() + " is " + value + ", so that a crash could lose what was acknowledged");
            }
        }
        if (ask(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
                .equals("0")) {
            execute(connection, "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        }
        if (ask(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
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
