package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/**
 * A session ends once and whole, also when the server is killed at any step of it, the database goes away, or several
 * nodes end at once. The steps are real: the end is held up from within PostgreSQL, and then the process is killed.
 */
class EndFaultsIT {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static Path folder;
    private static EmbeddedDatabase database;

    /** The first node, which is killed and started again. */
    private static PayaraMicro one;

    @BeforeAll
    static void start() {
        folder = ServerUnderTest.folder().resolve("end-faults");
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        one = start("one");
    }

    @AfterAll
    static void stop() {
        one.close();
        database.close();
    }

    @Test
    void a_server_killed_at_any_step_of_an_end_leaves_the_session_whole() throws Exception {
        String user = "user-" + UUID.randomUUID();
        List<String> sessions = new ArrayList<>();
        SessionsApi api = api(one, user);
        for (int step = 0; step < 7; step++) {
            sessions.add(openWithOrder(api, "buyer-" + step + "@example.org"));
        }
        String committed = openWithOrder(api, "early@example.org");
        String failing = openWithOrder(api, "late@example.org");
        // As if its end had failed often: by itself it would be tried again in an hour.
        execute(
                "update session_activity set expires_at = now(), due_at = now() + interval '1 hour' where session_id = '"
                        + failing + "'");
        execute("insert into failed_end (session_id, attempts, error, failed_at) values ('" + failing
                + "', 9, 'the shelf is full', now())");

        killWhileEachStandsAtAnotherStep(api, sessions, committed);

        one = start("one");
        SessionsApi again = api(one, user);
        for (String id : sessions) {
            assertWhole(again, id);
        }
        for (String id : sessions) {
            Answer ended = again.withKey(id).post("/sessions/" + id + "/end", null);
            assertThat(ended.text("endReason")).isEqualTo("client");
            assertEndedOnce(id);
            assertThat(again.withKey(id).post("/sessions/" + id + "/end", null).json())
                    .isEqualTo(ended.json());
        }
        // What was committed and perhaps not answered has been done once.
        Answer repeated = again.withKey(committed).post("/sessions/" + committed + "/end", null);
        assertThat(repeated.text("status")).isEqualTo("ENDED");
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertEndedOnce(committed);
        // The pass at the start also takes what failed before.
        Eventually.get(
                () -> again.get("/sessions/" + failing),
                answer -> !answer.json().isNull("endedAt"));
        assertEndedOnce(failing);
        assertThat(count("customer where order_count = 1 and owner_name = '" + user + "'"))
                .isEqualTo(9);
    }

    @Test
    void two_nodes_and_a_database_that_restarts_end_each_session_once() throws Exception {
        try (PayaraMicro other = start("other")) {
            List<String> sessions = new ArrayList<>();
            String run = UUID.randomUUID().toString();
            for (int owner = 0; owner < 15; owner++) {
                SessionsApi api = api(owner % 2 == 0 ? one : other, "owner-" + owner + "-" + run);
                for (int i = 0; i < 10; i++) {
                    sessions.add(openWithOrder(api, "ann@example.org"));
                }
            }
            // Slow enough that the restart falls into the pass.
            execute("create function slow() returns trigger language plpgsql as"
                    + " $$ begin perform pg_sleep(0.1); return new; end $$");
            execute("create trigger slow before insert on audit_entry for each row execute function slow()");
            execute("update session_activity set expires_at = now(), due_at = now() where due_at is not null");
            Eventually.get(() -> count("session where ended_at is null"), open -> open <= 140);

            database.restart();
            assertThat(count("session where ended_at is null"))
                    .as("the pass was not over")
                    .isPositive();
            execute("drop function slow() cascade");

            Eventually.get(() -> count("session where ended_at is null"), open -> open == 0);
            for (String id : sessions) {
                assertEndedOnce(id);
            }
            assertThat(count("customer where order_count = 10 and owner_name like '%" + run + "'"))
                    .isEqualTo(15);
        }
    }

    private static String openWithOrder(SessionsApi api, String email) {
        String id = api.open();
        api.append(id, "user", "hello");
        Answer order = api.post(
                "/sessions/" + id + "/orders",
                "{\"items\":[{\"name\":\"tea\",\"quantity\":1}],\"customer\":{\"email\":\"" + email + "\"}}");
        assertThat(order.status()).as(order.toString()).isEqualTo(201);
        return id;
    }

    /**
     * Holds the ends of sessions up, the first at its first step, the second at its second, and so on; waits until all
     * stand there and one more session has just been ended, and kills the server.
     */
    private static void killWhileEachStandsAtAnotherStep(SessionsApi api, List<String> sessions, String committed)
            throws Exception {
        execute("create function stand_still() returns trigger language plpgsql as"
                + " $$ begin perform pg_advisory_xact_lock(4711); return new; end $$");
        standStill("customer", "new.email = 'buyer-4@example.org'");
        standStill("outbox_event", "new.subject_id = '" + sessions.get(5) + "'");
        standStill("audit_entry", "new.subject_id = '" + sessions.get(6) + "'");
        ExecutorService clients = Executors.newFixedThreadPool(sessions.size() + 1);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from session where id = '" + sessions.get(0) + "' for update");
            statement.execute("select 1 from session_activity where session_id = '" + sessions.get(1) + "' for update");
            statement.execute("select 1 from conversation where session_id = '" + sessions.get(2) + "' for update");
            statement.execute("select 1 from customer_order where session_id = '" + sessions.get(3) + "' for update");
            statement.execute("select pg_advisory_xact_lock(4711)");
            List<Future<Boolean>> cutOff = new ArrayList<>();
            for (String id : sessions) {
                cutOff.add(clients.submit(() -> cutOff(() -> api.withKey(id).post("/sessions/" + id + "/end", null))));
            }
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting == sessions.size());
            clients.submit(() -> cutOff(() -> api.withKey(committed).post("/sessions/" + committed + "/end", null)));
            Eventually.get(() -> count("session where ended_at is not null and id = '" + committed + "'"), n -> n == 1);
            one.kill();
            for (Future<Boolean> client : cutOff) {
                assertThat(client.get()).as("the client was cut off").isTrue();
            }
            // PostgreSQL notices a client that is gone only when it writes to it: here it is told.
            execute("select pg_terminate_backend(pid) from pg_locks where not granted");
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting == 0);
            connection.rollback();
        } finally {
            clients.shutdownNow();
            execute("drop function stand_still() cascade");
        }
    }

    private static void standStill(String table, String condition) {
        execute("create trigger stand_still before insert on " + table + " for each row when (" + condition
                + ") execute function stand_still()");
    }

    private static boolean cutOff(Callable<Answer> call) throws Exception {
        try {
            call.call();
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static void assertWhole(SessionsApi api, String id) {
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(count("conversation where sealed_at is not null and session_id = '" + id + "'"))
                .isZero();
        assertThat(count("customer_order where status = 'DRAFT' and session_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count(
                        "customer c join customer_order o on o.customer_email = c.email and o.owner_name = c.owner_name"
                                + " where o.session_id = '" + id + "'"))
                .isZero();
        assertThat(count("outbox_event where subject_id = '" + id + "'")).isZero();
        assertThat(count("audit_entry where subject_id = '" + id + "'")).isZero();
        assertThat(count("idempotency_key where key = '" + id + "'")).isZero();
        assertThat(api.append(id, "user", "still here").status()).isEqualTo(201);
    }

    private static void assertEndedOnce(String id) {
        assertThat(count("session where ended_at is not null and id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("conversation where sealed_at is not null and session_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("customer_order where status = 'SUBMITTED' and customer_id is not null and session_id = '" + id
                        + "'"))
                .isEqualTo(1);
        assertThat(count("outbox_event where subject_id = '" + id + "'")).isEqualTo(1);
        assertThat(count("audit_entry where subject_id = '" + id + "'")).isEqualTo(1);
    }

    private static PayaraMicro start(String name) {
        PayaraMicro server = PayaraMicro.server()
                .folder(folder.resolve(name))
                .database(database)
                .signer(SIGNER)
                .start();
        server.awaitReady(BOUND);
        return server;
    }

    private static SessionsApi api(PayaraMicro server, String user) {
        return new SessionsApi(server.base(), SIGNER.token(user, Set.of()));
    }

    private static long count(String what) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
