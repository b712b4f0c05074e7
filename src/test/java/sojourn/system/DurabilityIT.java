package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sojourn.local.CannotStart;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.PayaraMicroBuilder;
import sojourn.local.TokenSigner;

/** What was acknowledged is there after the server was killed; and a server that cannot serve says why. */
class DurabilityIT {

    private static final Duration BOUND = Duration.ofMinutes(4);

    @Test
    void
            what_was_acknowledged_survives_the_death_of_server_and_database_and_what_was_cut_off_is_repeated_and_done_once()
                    throws Exception {
        Path folder = ServerUnderTest.folder().resolve("durability");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"), 0)) {
            TokenSigner signer = TokenSigner.fresh();
            String token = signer.token("user-" + UUID.randomUUID(), Set.of());
            List<Answer> acknowledged = new ArrayList<>();
            Map<String, Optional<Answer>> cutOff;
            String id;
            String busy;
            try (PayaraMicro server = server(folder, database, signer).start()) {
                server.awaitReady(BOUND);
                SessionsApi api = new SessionsApi(server.base(), token);
                id = api.open();
                for (int i = 0; i < 20; i++) {
                    acknowledged.add(api.append(id, "user", "message " + i));
                }
                acknowledged.add(api.put("/sessions/" + id + "/context", "{\"context\":{\"last\":20}}"));
                acknowledged.add(
                        api.post("/sessions/" + id + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":0.10}]}"));
                acknowledged.add(api.post("/sessions/" + id + "/conversations", "{\"name\":\"second\"}"));
                api.withKey("forgotten").post("/sessions", "{}");
                api.withKey("kept").post("/sessions", "{}");
                busy = api.open();
                cutOff = appendUntilCutOff(api, busy, server);
            }

            database.restart();
            execute(database, "update idempotency_key set expires_at = now() where key = 'forgotten'");
            try (PayaraMicro server = server(folder, database, signer).start()) {
                server.awaitReady(BOUND);
                SessionsApi api = new SessionsApi(server.base(), token);
                assertThere(api, id, acknowledged);
                assertThat(Eventually.get(() -> keys(database), keys -> !keys.contains("forgotten")))
                        .contains("kept");
                assertDoneOnce(api, busy, cutOff);
            }
        }
    }

    private static void assertThere(SessionsApi api, String id, List<Answer> acknowledged) {
        Answer after = api.get("/sessions/" + id + "/messages");
        assertThat(acknowledged)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
        assertThat(after.text("status")).isEqualTo("ACTIVE");
        assertThat(after.json().getJsonObject("context").getInt("last")).isEqualTo(20);
        assertThat(api.get("/sessions/" + id + "/orders").list("items"))
                .containsExactly(acknowledged.get(21).json());
        assertThat(api.get("/sessions/" + id + "/conversations").list("items"))
                .contains(acknowledged.get(22).json());
        assertThat(after.list("messages"))
                .isEqualTo(
                        acknowledged.subList(0, 20).stream().map(Answer::json).toList());
    }

    private static void assertDoneOnce(SessionsApi api, String id, Map<String, Optional<Answer>> first) {
        Map<String, Answer> second = new TreeMap<>();
        first.keySet().forEach(key -> second.put(key, api.withKey(key).append(id, "user", key)));

        assertThat(first.values()).contains(Optional.empty());
        assertThat(second.values())
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        first.forEach((key, answer) -> answer.map(Answer::json)
                .ifPresent(acknowledged -> assertThat(second)
                        .hasEntrySatisfying(
                                key, again -> assertThat(again.json()).isEqualTo(acknowledged))));
        assertThat(everyMessage(api, id)).containsExactlyInAnyOrderElementsOf(first.keySet());
    }

    private static void execute(EmbeddedDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(EmbeddedDatabase database) {
        List<String> keys = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key from idempotency_key")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    /** Eight clients append one message after another, each under a key of its own, until the server is killed under them. */
    private static Map<String, Optional<Answer>> appendUntilCutOff(SessionsApi api, String id, PayaraMicro server)
            throws Exception {
        Map<String, Optional<Answer>> answers = new ConcurrentHashMap<>();
        AtomicInteger acknowledged = new AtomicInteger();
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            String name = "client-" + client + "-";
            clients.add(() -> {
                for (int i = 0; i < 10_000; i++) {
                    String key = name + i;
                    answers.put(key, Optional.empty());
                    try {
                        answers.put(key, Optional.of(api.withKey(key).append(id, "user", key)));
                        acknowledged.incrementAndGet();
                    } catch (UncheckedIOException e) {
                        return true;
                    }
                }
                return false;
            });
        }
        clients.add(() -> {
            Eventually.get(acknowledged::get, count -> count > 100);
            server.kill();
            return true;
        });
        assertThat(Parallel.run(clients)).as("every client was cut off").containsOnly(true);
        return answers;
    }

    private static List<String> everyMessage(SessionsApi api, String id) {
        List<String> texts = new ArrayList<>();
        Optional<String> next = Optional.of("/sessions/" + id + "/messages?limit=200");
        while (next.isPresent()) {
            Answer page = api.get(next.get());
            page.list("messages").forEach(message -> texts.add(message.getString("content")));
            next = page.link("next");
        }
        return texts;
    }

    @Test
    void a_wrong_setting_stops_the_deployment_with_a_sentence() throws IOException {
        Path folder = ServerUnderTest.folder().resolve("wrong-setting");
        EmbeddedDatabase database = ServerUnderTest.database();
        try (PayaraMicro server = server(folder, database, ServerUnderTest.signer())
                .environment("SESSION_DEFAULT_EXPIRATION_HOURS", "a day")
                .start()) {
            assertThat(catchThrowableOfType(CannotStart.class, () -> server.awaitReady(BOUND)))
                    .hasMessageContaining("session.default-expiration-hours")
                    .hasMessageContaining("\"a day\"")
                    .hasMessageContaining("a whole number from 1");
            assertThat(Files.readString(server.log())).contains("Sojourn cannot start: ");
        }
    }

    private static PayaraMicroBuilder server(Path folder, EmbeddedDatabase database, TokenSigner signer) {
        return PayaraMicro.server()
                .folder(folder.resolve("server"))
                .database(database)
                .signer(signer);
    }
}
