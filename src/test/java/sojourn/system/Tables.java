package sojourn.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import sojourn.local.EmbeddedDatabase;

/** The database of the server under test, looked at from behind the server's back. */
final class Tables {

    private Tables() {}

    static long count(String what) {
        return count(ServerUnderTest.database(), what);
    }

    private static long count(EmbeddedDatabase database, String what) {
        try (Connection connection = database.connect();
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

    /** Makes two calls that have to wait for a session's row, one behind the other, and lets them go on in that order. */
    static <T> List<T> inTurn(String session, Callable<T> first, Callable<T> second) throws Exception {
        return inTurn("session where id = '" + session + "'", first, statement -> {}, second);
    }

    /** Likewise with some row, and something done when the first call waits and before the second is made. */
    static <T> List<T> inTurn(String row, Callable<T> first, Meanwhile between, Callable<T> second) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        FutureTask<T> behind = new FutureTask<>(second);
        try {
            T answer = whileRowLocked(row, first, statement -> {
                between.run(statement);
                thread.execute(behind);
                Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting > 1);
            });
            return List.of(answer, behind.get());
        } finally {
            thread.shutdownNow();
        }
    }

    private static <T> T whileLocked(String session, Callable<T> call, Meanwhile meanwhile) throws Exception {
        return whileRowLocked("session where id = '" + session + "'", call, meanwhile);
    }

    /** Makes a call that has to wait for some row, does something else while it waits, and lets it go on. */
    static <T> T whileRowLocked(String row, Callable<T> call, Meanwhile meanwhile) throws Exception {
        return whileRowLocked(ServerUnderTest.database(), row, call, meanwhile);
    }

    /** Likewise in the database of another server. */
    static <T> T whileRowLocked(EmbeddedDatabase database, String row, Callable<T> call, Meanwhile meanwhile)
            throws Exception {
        return whileLocked(database, "select 1 from " + row + " for update", call, meanwhile);
    }

    /** Makes a call that has to wait for a lock, does something in the transaction that has it, and lets the call go on. */
    static <T> T whileLocked(EmbeddedDatabase database, String lock, Callable<T> call, Meanwhile meanwhile)
            throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            Future<T> answer = thread.submit(call);
            Eventually.get(() -> count(database, "pg_locks where not granted"), waiting -> waiting > 0);
            meanwhile.run(statement);
            connection.commit();
            return answer.get();
        } finally {
            thread.shutdownNow();
        }
    }

    /** Makes calls that have to wait for some row, or for each other, and lets them go on when all of them wait. */
    static <T> List<T> queuedBehind(String row, List<Callable<T>> calls) throws Exception {
        return queuedBehind(ServerUnderTest.database(), row, calls);
    }

    /** Likewise in the database of another server. */
    static <T> List<T> queuedBehind(EmbeddedDatabase database, String row, List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from " + row + " for update");
            List<Future<T>> queued = new ArrayList<>();
            for (Callable<T> call : calls) {
                queued.add(threads.submit(call));
                Eventually.get(
                        () -> count(database, "pg_locks where not granted"), waiting -> waiting >= queued.size());
            }
            connection.commit();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : queued) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Does something while a connection of its own holds a lock. */
    static void whileHeld(String lock, Runnable work) {
        try (Connection connection = ServerUnderTest.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(lock);
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What happens in the transaction that holds the row. */
    @FunctionalInterface
    interface Meanwhile {
        void run(Statement statement) throws SQLException;
    }

    /** A query of all that is said in a session: every conversation, each with its messages. */
    static String said(String session) {
        return "select coalesce(string_agg(c::text || coalesce((select string_agg(m::text, ';' order by m.sequence)"
                + " from message m where m.conversation_id = c.id), ''), ';' order by c.id), '')"
                + " from conversation c where c.session_id = '" + session + "'";
    }

    /** Lets a session's time run out, as if nobody had used it. */
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
