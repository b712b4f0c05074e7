package sojourn.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The database of the server under test, looked at from behind the server's back. */
final class Tables {

    private Tables() {}

    static long count(String what) {
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String query) {
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant instant(String query) {
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String sql) {
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a call that has to wait for a session's row, changes something while it waits, and lets it go on.
     *
     * @return what the call answered
     */
    static <T> T whileLocked(String session, Callable<T> call, String change) throws Exception {
        return whileLocked(session, call, statement -> statement.execute(change));
    }

    /** Makes a call that has to wait for a session's row, does something else while it waits, and lets it go on. */
    static <T> T whileLocked(String session, Callable<T> call, Runnable meanwhile) throws Exception {
        return whileLocked(session, call, statement -> meanwhile.run());
    }

    private static <T> T whileLocked(String session, Callable<T> call, Meanwhile meanwhile) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from session where id = '" + session + "' for update");
            Future<T> answer = thread.submit(call);
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting > 0);
            meanwhile.run(statement);
            connection.commit();
            return answer.get();
        } finally {
            thread.shutdownNow();
        }
    }

    /** What happens in the transaction that holds the row. */
    @FunctionalInterface
    private interface Meanwhile {
        void run(Statement statement) throws SQLException;
    }

    /** Lets a session's time run out, and the cleanup look at it. */
    static void letBeDue(String session) {
        execute("update session_activity set expires_at = clock_timestamp(), due_at = clock_timestamp()"
                + " where session_id = '" + session + "'");
    }

    /** Makes statements on a table fail on a condition, until it is closed. */
    static AutoCloseable failing(String table, String condition, String error) {
        String name = "failing_" + Long.toHexString(System.nanoTime());
        execute("create function " + name + "() returns trigger language plpgsql as $$ begin raise exception '" + error
                + "'; end $$");
        execute("create trigger " + name + " before insert or update on " + table + " for each row when (" + condition
                + ") execute function " + name + "()");
        return () -> execute("drop function " + name + "() cascade");
    }

    /** Lets a session's time run out, as if nobody had used it; the cleanup does not look at it yet. */
    static void letExpire(String session) {
        execute("update session_activity set expires_at = clock_timestamp() where session_id = '" + session + "'");
    }
}
