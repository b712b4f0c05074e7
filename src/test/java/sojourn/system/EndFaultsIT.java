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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private final TokenSigner signer = TokenSigner.fresh();
    private final Path folder = ServerUnderTest.folder().resolve("end-faults");
    private EmbeddedDatabase database;

    @BeforeEach
    void startDatabase() {
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    void a_server_killed_at_any_step_of_an_end_leaves_the_session_whole() throws Exception {
        List<String> steps = List.of(
                "select 1 from session where id = '{id}' for update",
                "select 1 from session_activity where session_id = '{id}' for update",
                "select 1 from conversation where session_id = '{id}' for update",
                "lock table outbox_event in exclusive mode",
                "lock table audit_entry in exclusive mode");
        List<String> sessions = new ArrayList<>();
        String user = "user-" + UUID.randomUUID();
        for (String step : steps) {
            try (PayaraMicro server = start("killed")) {
                SessionsApi api = api(server, user);
                String id = api.open();
                api.append(id, "user", "hello");
                killAt(step.replace("{id}", id), server, () -> api.withKey(id).post("/sessions/" + id + "/end", null));
                sessions.add(id);
            }
        }

        try (PayaraMicro server = start("killed")) {
            SessionsApi api = api(server, user);
            for (String id : sessions) {
                assertWhole(api, id);
                Answer ended = api.withKey(id).post("/sessions/" + id + "/end", null);
                assertThat(ended.text("endReason")).isEqualTo("client");
                assertEndedOnce(id);
                assertThat(api.withKey(id)
                                .post("/sessions/" + id + "/end", null)
                                .json())
                        .isEqualTo(ended.json());
            }
        }
    }

    @Test
    void an_end_that_was_committed_and_not_answered_has_been_done_once() throws Exception {
        String user = "user-" + UUID.randomUUID();
        String id;
        try (PayaraMicro server = start("committed")) {
            SessionsApi api = api(server, user);
            id = api.open();
            api.append(id, "user", "hello");
            ExecutorService client = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> end =
                        client.submit(() -> cutOff(() -> api.withKey("end").post("/sessions/" + id + "/end", null)));
                Eventually.get(() -> count("session where ended_at is not null and id = '" + id + "'"), n -> n == 1);
                server.kill();
                end.get();
            } finally {
                client.shutdownNow();
            }
        }

        try (PayaraMicro server = start("committed")) {
            Answer again = api(server, user).withKey("end").post("/sessions/" + id + "/end", null);

            assertThat(again.text("status")).isEqualTo("ENDED");
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertEndedOnce(id);
        }
    }

    @Test
    void two_nodes_and_a_database_that_restarts_end_each_session_once() throws Exception {
        try (PayaraMicro one = start("one");
                PayaraMicro other = start("other")) {
            List<String> sessions = new ArrayList<>();
            for (int owner = 0; owner < 15; owner++) {
                SessionsApi api = api(owner % 2 == 0 ? one : other, "owner-" + owner);
                for (int i = 0; i < 10; i++) {
                    String id = api.open();
                    api.append(id, "user", "hello");
                    sessions.add(id);
                }
            }
            // Slow enough that the restart falls into the pass.
            execute("create function slow() returns trigger language plpgsql as"
                    + " $$ begin perform pg_sleep(0.1); return new; end $$");
            execute("create trigger slow before insert on audit_entry for each row execute function slow()");
            execute("update session_activity set expires_at = now(), due_at = now()");
            Eventually.get(() -> count("session where ended_at is not null"), ended -> ended >= 10);

            database.restart();
            assertThat(count("session where ended_at is null"))
                    .as("the pass was not over")
                    .isPositive();
            execute("drop function slow() cascade");

            Eventually.get(() -> count("session where ended_at is null"), open -> open == 0);
            for (String id : sessions) {
                assertEndedOnce(id);
            }
        }
    }

    /** Holds the end up at a step, waits until it stands there, and kills the server. */
    private void killAt(String step, PayaraMicro server, Callable<Answer> end) throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(step);
            Future<Boolean> cutOff = client.submit(() -> cutOff(end));
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting > 0);
            server.kill();
            assertThat(cutOff.get()).as("the client was cut off at " + step).isTrue();
            // PostgreSQL notices a client that is gone only when it writes to it: here it is told.
            execute("select pg_terminate_backend(pid) from pg_locks where not granted");
            Eventually.get(() -> count("pg_locks where not granted"), waiting -> waiting == 0);
            connection.rollback();
        } finally {
            client.shutdownNow();
        }
    }

    private static boolean cutOff(Callable<Answer> call) throws Exception {
        try {
            call.call();
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private void assertWhole(SessionsApi api, String id) {
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(count("conversation where sealed_at is not null and session_id = '" + id + "'"))
                .isZero();
        assertThat(count("outbox_event where subject_id = '" + id + "'")).isZero();
        assertThat(count("audit_entry where subject_id = '" + id + "'")).isZero();
        assertThat(count("idempotency_key where key = '" + id + "'")).isZero();
        assertThat(api.append(id, "user", "still here").status()).isEqualTo(201);
    }

    private void assertEndedOnce(String id) {
        assertThat(count("session where ended_at is not null and id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("conversation where sealed_at is not null and session_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("outbox_event where subject_id = '" + id + "'")).isEqualTo(1);
        assertThat(count("audit_entry where subject_id = '" + id + "'")).isEqualTo(1);
    }

    private PayaraMicro start(String name) {
        PayaraMicro server = PayaraMicro.server()
                .folder(folder.resolve(name))
                .database(database)
                .signer(signer)
                .start();
        server.awaitReady(BOUND);
        return server;
    }

    private SessionsApi api(PayaraMicro server, String user) {
        return new SessionsApi(server.base(), signer.token(user, Set.of()));
    }

    private long count(String what) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
