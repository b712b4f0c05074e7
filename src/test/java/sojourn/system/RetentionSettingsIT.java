package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/** What is set about limits, cleanup and purge is what a server does. */
class RetentionSettingsIT {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TokenSigner signer = TokenSigner.fresh();
    private final String owner = "owner-" + UUID.randomUUID();
    private final Path folder = ServerUnderTest.folder().resolve("retention-settings");

    /** One server for all, because the shortest interval is a minute. */
    @Test
    void a_server_refuses_cleans_and_purges_as_it_is_set() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"), 0)) {
            try (PayaraMicro server = start(
                    database,
                    "session.limit-policy",
                    "reject",
                    "session.max-active-sessions",
                    "2",
                    "session.cleanup-interval-minutes",
                    "1",
                    "session.retention-days",
                    "1",
                    "session.purge-time",
                    "23:59",
                    "session.time-zone",
                    "Pacific/Kiritimati")) {
                SessionsApi api = api(server);
                List<Callable<Answer>> openings = Collections.nCopies(40, () -> api.post("/sessions", null));

                List<Answer> answers = Parallel.run(openings);

                assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() != 201)
                        .allSatisfy(answer -> assertThat(answer.text("type")).endsWith("too-many-sessions"))
                        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
                List<String> ids = api.get("/sessions/active").list("items").stream()
                        .map(session -> session.getString("id"))
                        .toList();
                assertThat(ids).hasSize(2);
                api.put("/sessions/" + ids.get(0), "{\"status\":\"INACTIVE\"}");
                assertThat(api.post("/sessions", null).status())
                        .as("a paused one counts")
                        .isEqualTo(409);

                String old = ids.get(0);
                String recent = ids.get(1);
                api.post("/sessions/" + old + "/end", null);
                api.post("/sessions/" + recent + "/end", null);
                String failing = api.open();
                execute(database, "update session set ended_at = now() - interval '25 hours' where id = '" + old + "'");
                execute(database, "delete from purge_run");
                // As if its end had failed often: by itself it would be tried again in an hour.
                execute(
                        database,
                        "update session_activity set expires_at = now(), due_at = now() + interval '1 hour'"
                                + " where session_id = '" + failing + "'");
                execute(
                        database,
                        "insert into failed_end (session_id, attempts, error, failed_at)" + " values ('" + failing
                                + "', 9, 'the shelf is full', now())");

                // By the pass a minute after the start, about when the purge is looked at for the first time.
                Eventually.within(
                        BOUND,
                        () -> api.get("/sessions/" + failing),
                        answer -> !answer.json().isNull("endedAt"));
                Eventually.within(BOUND, () -> api.get("/sessions/" + old).status(), status -> status == 404);
                assertThat(api.get("/sessions/" + recent).status()).isEqualTo(200);
                assertThat(text(
                                database,
                                "select day = ((now() at time zone 'Pacific/Kiritimati') - interval '23:59')::date"
                                        + " from purge_run"))
                        .isEqualTo("t");
            }
        }
    }

    private PayaraMicro start(EmbeddedDatabase database, String... settings) {
        var builder = PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(signer);
        for (int i = 0; i < settings.length; i += 2) {
            builder = builder.setting(settings[i], settings[i + 1]);
        }
        PayaraMicro server = builder.start();
        server.awaitReady(BOUND);
        return server;
    }

    private SessionsApi api(PayaraMicro server) {
        return new SessionsApi(server.base(), signer.token(owner, Set.of()));
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
