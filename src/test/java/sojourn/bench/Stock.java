package sojourn.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import sojourn.local.EmbeddedDatabase;

/**
 * What lies in the database before a run: users and sessions, written by SQL because the API would take too long.
 *
 * <p>Users and sessions have numbers, from which names and ids follow, so that no tool needs a list of them.
 */
final class Stock {

    private final EmbeddedDatabase database;
    private long next;

    Stock(EmbeddedDatabase database) {
        this.database = database;
    }

    /** The id of a session by its number. */
    static String id(long session) {
        return String.format(Locale.ROOT, "00000000-0000-7000-8000-%012d", session);
    }

    /** The name of a user by group and number. */
    static String user(String group, int number) {
        return String.format(Locale.ROOT, "%s-%06d", group, number);
    }

    /** Remembers the users of a group, as their first request would. */
    void addUsers(String group, int count) {
        execute(Resource.of("fill-users.sql").text().replace(":group", "'" + group + "'"), Map.of("count", (long)
                count));
    }

    /** Opens sessions of the first {@code users} users of the group {@code bench}. */
    Range addSessions(int count, int users, boolean lasting, int messages) {
        Range range = new Range(next, count, users, lasting);
        next += count;
        Map<String, Long> numbers = Map.of(
                "first", range.first(), "count", (long) count, "users", (long) users, "messages", (long) messages);
        execute(Resource.of("fill-sessions.sql").text(), numbers);
        if (messages > 0) {
            execute(Resource.of("fill-messages.sql").text(), numbers);
        }
        tidy();
        return range;
    }

    /** Gives sessions a context whose JSON has so many characters, or an empty one for 0. */
    void fillContexts(Range range, int characters) {
        execute(
                Resource.of("fill-contexts.sql").text(),
                Map.of("first", range.first(), "count", (long) range.count(), "characters", (long) characters));
        tidy();
    }

    /** Stores closed sessions, half of them of the first user of the group {@code bench}. */
    void addClosedSessions(int count) {
        execute(Resource.of("fill-closed.sql").text(), Map.of("count", (long) count));
        tidy();
    }

    /** Stores expired sessions that nobody has ended, in place of all sessions that there are. */
    void fillExpired(int count) {
        execute(Resource.of("fill-expired.sql").text(), Map.of("count", (long) count));
        tidy();
    }

    /** Gives sessions the version of a new one. */
    void forgetVersions(Range range) {
        execute(Resource.of("forget-versions.sql").text(), Map.of("first", range.first(), "count", (long)
                range.count()));
    }

    /** Deletes what the users of the group {@code creator} have opened. */
    void clearCreated() {
        execute(Resource.of("clear-created.sql").text(), Map.of());
        tidy();
    }

    /** Asks for one whole number. */
    long number(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Leaves no work of the filling to the vacuum in the background, which would fall into the runs. */
    private void tidy() {
        execute(
                "vacuum (analyze) session, session_activity, conversation, message, idempotency_key, customer,"
                        + " customer_order, order_item, outbox_event, audit_entry",
                Map.of());
    }

    private void execute(String script, Map<String, Long> numbers) {
        String sql = script;
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            sql = sql.replace(":" + number.getKey(), number.getValue().toString());
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static CannotMeasure failed(SQLException e) {
        return new CannotMeasure("The database cannot be prepared: " + e.getMessage(), e);
    }
}
