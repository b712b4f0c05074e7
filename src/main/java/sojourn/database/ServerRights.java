package sojourn.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Grants the user of the running server what it needs of the schema, which belongs to another one: to read and write rows,
 * to add to the audit trail, and nothing else.
 */
final class ServerRights extends BaseCallback {

    /** Each is formatted by PostgreSQL, with the schema and the user as its two names. */
    private static final List<String> RIGHTS = List.of(
            "grant usage on schema %1$I to %2$I",
            "grant select, insert, update, delete on all tables in schema %1$I to %2$I",
            "grant usage on all sequences in schema %1$I to %2$I",
            "revoke insert, update, delete on %1$I.flyway_schema_history, %1$I.server_secret from %2$I",
            "revoke update, delete on %1$I.audit_entry from %2$I");

    private final String user;

    ServerRights(String user) {
        this.user = user;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        // Flyway commits.
        try (Statement statement = connection.createStatement()) {
            // PostgreSQL fails those of several nodes who grant at once.
            statement.execute("select pg_advisory_xact_lock(hashtext('sojourn.rights'))");
            for (String right : formatted(connection)) {
                statement.execute(right);
            }
        } catch (SQLException e) {
            throw new FlywayException("The rights of the user " + user + " cannot be granted: " + e.getMessage(), e);
        }
    }

    private List<String> formatted(Connection connection) throws SQLException {
        try (PreparedStatement format =
                connection.prepareStatement("select format(wanted.pattern, current_schema(), cast(? as text))"
                        + " from unnest(?) with ordinality as wanted (pattern, number) order by number")) {
            format.setString(1, user);
            format.setArray(2, connection.createArrayOf("text", RIGHTS.toArray()));
            List<String> rights = new ArrayList<>();
            try (ResultSet rows = format.executeQuery()) {
                while (rows.next()) {
                    rights.add(rows.getString(1));
                }
            }
            return rights;
        }
    }
}
