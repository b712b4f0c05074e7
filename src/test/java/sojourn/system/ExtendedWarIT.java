package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/** A part that somebody adds to the WAR takes part in an end: where it fails, even with an error, nothing is done. */
class ExtendedWarIT {

    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final TokenSigner SIGNER = TokenSigner.fresh();

    private static EmbeddedDatabase database;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws IOException {
        Path folder = ServerUnderTest.folder().resolve("extended-war");
        database = EmbeddedDatabase.start(folder.resolve("database"), 0);
        server = PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(SIGNER)
                .war(extended(folder.resolve("sojourn.war")))
                .start();
        server.awaitReady(BOUND);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_requested_end_whose_part_fails_leaves_the_session_whole() throws SQLException {
        SessionsApi api = api(FailingParts.UNLUCKY + UUID.randomUUID());
        String id = openWithOrder(api);

        Answer end = api.withKey(id).post("/sessions/" + id + "/end", null);

        assertThat(end.status()).isEqualTo(503);
        assertThat(end.text("type")).endsWith("end-failed");
        assertWhole(api, id);
    }

    @Test
    void an_error_between_the_end_and_the_deletion_undoes_the_end() throws SQLException {
        SessionsApi api = api("user-" + UUID.randomUUID());
        String id = openWithOrder(api);

        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(500);

        assertWhole(api, id);
        assertThat(api.post("/sessions/" + id + "/end", null).status()).isEqualTo(200);
    }

    @Test
    void what_can_never_be_ended_is_listed_and_stops_nothing() throws SQLException {
        SessionsApi unlucky = api(FailingParts.UNLUCKY + UUID.randomUUID());
        SessionsApi lucky = api("user-" + UUID.randomUUID());
        SessionsApi admin = new SessionsApi(server.base(), SIGNER.token("admin", Set.of("admin")));
        List<String> bad = List.of(openWithOrder(unlucky), openWithOrder(unlucky));
        String good = openWithOrder(lucky);
        execute("update session_activity set expires_at = now(), due_at = now() where session_id in ('" + bad.get(0)
                + "', '" + bad.get(1) + "', '" + good + "')");

        Eventually.get(
                () -> lucky.get("/sessions/" + good), answer -> !answer.json().isNull("endedAt"));
        List<JsonObject> failed = Eventually.get(
                () -> admin.get("/admin/failed-ends").list("items"),
                ends -> ends.stream()
                                .filter(end -> bad.contains(end.getString("sessionId")))
                                .count()
                        == 2);

        assertThat(failed).allSatisfy(end -> assertThat(end.getString("error")).isEqualTo("the last part breaks"));
        Answer pass = admin.post("/admin/cleanup", null);
        assertThat(pass.status()).isEqualTo(200);
        assertThat(unlucky.post("/sessions", null).status()).isEqualTo(201);
        String later = openWithOrder(lucky);
        execute("update session_activity set expires_at = now(), due_at = now() where session_id = '" + later + "'");
        // The timer goes on.
        Eventually.get(
                () -> lucky.get("/sessions/" + later), answer -> !answer.json().isNull("endedAt"));
    }

    private static String openWithOrder(SessionsApi api) {
        String id = api.open();
        api.append(id, "user", "hello");
        api.post("/sessions/" + id + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}");
        return id;
    }

    private static void assertWhole(SessionsApi api, String id) throws SQLException {
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(api.append(id, "user", "still here").status()).isEqualTo(201);
        assertThat(api.get("/sessions/" + id + "/orders").list("items"))
                .extracting(order -> order.getString("status"))
                .containsExactly("DRAFT");
        assertThat(text("select count(*) from outbox_event where subject_id = '" + id + "'"))
                .isEqualTo("0");
        assertThat(text("select count(*) from idempotency_key where key = '" + id + "'"))
                .isEqualTo("0");
    }

    private static SessionsApi api(String user) {
        return new SessionsApi(server.base(), SIGNER.token(user, Set.of()));
    }

    /** The WAR that was built, with one more class in it. */
    private static Path extended(Path war) throws IOException {
        String name = FailingParts.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(war.getParent());
        Files.copy(ServerUnderTest.war(), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(war);
                InputStream bytes = ExtendedWarIT.class.getClassLoader().getResourceAsStream(name)) {
            Path target = zip.getPath("WEB-INF/classes", name);
            Files.createDirectories(target.getParent());
            Files.write(target, bytes.readAllBytes());
        }
        return war;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
