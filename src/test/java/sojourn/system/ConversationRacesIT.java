package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes at once: numbers have no gaps, and what races with the session's end is kept or refused. */
@ExtendWith(ArquillianExtension.class)
class ConversationRacesIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;

    @BeforeEach
    void newUser() {
        api = SessionsApi.stranger(base);
    }

    @Test
    void numbers_have_no_gaps_in_any_of_several_conversations() throws Exception {
        String session = api.open();
        String path = "/sessions/" + session + "/conversations";
        api.append(session, "user", "first");
        String byDefault = api.get(path).list("items").get(0).getString("id");
        String one = api.post(path, null).text("id");
        String other =
                api.post(path, "{\"messages\":[" + message("first") + "]}").text("id");
        List<Callable<Answer>> appends = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String body = message("message " + i);
            appends.add(() -> api.post("/sessions/" + session + "/messages", body));
            appends.add(() -> api.post(path + "/" + byDefault + "/messages", body));
            appends.add(() -> api.post(path + "/" + one + "/messages", "{\"messages\":[" + body + "," + body + "]}"));
            appends.add(() -> api.post(path + "/" + other + "/messages", body));
        }

        List<Answer> answers = Parallel.run(appends);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
        Map.of(byDefault, 65, one, 64, other, 33).forEach((id, count) -> {
            Answer read = api.get(path + "/" + id + "/messages?limit=200");
            assertThat(read.list("messages"))
                    .extracting(message -> message.getInt("sequence"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, count).boxed().toList());
            assertThat(read.json().getInt("messageCount")).isEqualTo(count);
            assertThat(read.list("messages"))
                    .isSortedAccordingTo((a, b) -> a.getString("createdAt").compareTo(b.getString("createdAt")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{conversationId}/messages"})
    void a_write_that_comes_before_the_end_is_part_of_what_it_keeps(String address) throws Exception {
        String session = api.open();
        String path = "/sessions/" + session + "/conversations";
        String existing = api.post(path, null).text("id");
        String body = address.isEmpty() ? "{\"messages\":[" + message("a") + "]}" : message("a");

        List<Answer> answers = Tables.inTurn(
                session,
                () -> api.post(path + address.replace("{conversationId}", existing), body),
                () -> api.post("/sessions/" + session + "/end", null));

        Answer kept = answers.get(0);
        assertThat(answers).extracting(Answer::status).containsExactly(201, 200);
        JsonObject sealed = api.get(path + "/" + (address.isEmpty() ? kept.text("id") : existing))
                .json();
        assertThat(sealed.getInt("messageCount")).isEqualTo(1);
        assertThat(sealed.getString("sealedAt")).isEqualTo(answers.get(1).text("endedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{conversationId}/messages"})
    void a_write_that_comes_behind_the_end_is_refused(String address) throws Exception {
        String session = api.open();
        String path = "/sessions/" + session + "/conversations";
        String existing = api.post(path, null).text("id");
        String body = address.isEmpty() ? "{}" : message("late");

        List<Answer> answers = Tables.inTurn(
                session,
                () -> api.post("/sessions/" + session + "/end", null),
                () -> api.post(path + address.replace("{conversationId}", existing), body));

        assertThat(answers).extracting(Answer::status).containsExactly(200, 410);
        assertThat(api.get(path).list("items")).hasSize(1);
        assertThat(api.get(path + "/" + existing).json().getInt("messageCount")).isZero();
    }

    @Test
    void of_many_writes_that_race_with_the_end_those_acknowledged_are_kept() throws Exception {
        String session = api.open();
        String path = "/sessions/" + session + "/conversations";
        String existing = api.post(path, null).text("id");
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String body = message("message " + i);
            calls.add(() -> api.post(path + "/" + existing + "/messages", body));
            calls.add(() -> api.post(path, "{\"messages\":[" + body + "," + body + "]}"));
            if (i == 5) {
                calls.add(() -> api.post("/sessions/" + session + "/end", null));
            }
        }

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 410));
        Map<String, Integer> acknowledged = new HashMap<>(Map.of(existing, 0));
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::json)
                .forEach(json -> {
                    boolean opened = json.containsKey("id");
                    acknowledged.merge(opened ? json.getString("id") : existing, opened ? 2 : 1, Integer::sum);
                });
        Map<String, Integer> stored = new HashMap<>();
        for (JsonObject item : api.get(path + "?limit=200").list("items")) {
            stored.put(item.getString("id"), item.getInt("messageCount"));
            assertThat(item.get("sealedAt"))
                    .as("sealed")
                    .isEqualTo(api.get("/sessions/" + session).json().get("endedAt"));
            assertThat(api.get(path + "/" + item.getString("id") + "/messages").list("messages"))
                    .hasSize(item.getInt("messageCount"));
        }
        assertThat(stored).isEqualTo(acknowledged);
    }

    @Test
    void a_write_that_waited_while_the_session_expired_is_refused() throws Exception {
        String session = api.open();
        String path = "/sessions/" + session + "/conversations";
        Answer opened = api.post(path, null);
        String expire = "update session_activity set expires_at = clock_timestamp() where session_id = '%s'";

        Answer open = Tables.whileLocked(session, () -> api.post(path, null), expire.formatted(session));

        assertThat(open.status()).isEqualTo(410);
        assertThat(api.get(path).list("items")).containsExactly(opened.json());
    }

    @Test
    void appends_to_a_conversation_that_fills_up_meanwhile_do_not_block_each_other() throws Exception {
        String session = api.open("{\"duration\":\"PT10H\"}");
        api.append(session, "user", "first");

        // The first one waits and then finds it full, with the row locked by that. The second one holds the session's
        // activity by then, because it found the expiry near, and waits for the row.
        List<Answer> answers = Tables.inTurn(
                "conversation where session_id = '" + session + "'",
                () -> api.append(session, "user", "a"),
                statement -> {
                    statement.execute(
                            "update conversation set message_count = 1000000 where session_id = '" + session + "'");
                    Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '1 hour'"
                            + " where session_id = '" + session + "'");
                },
                () -> api.append(session, "user", "b"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:conversation-full");
        });
    }

    private static String message(String content) {
        return "{\"role\":\"user\",\"content\":\"" + content + "\"}";
    }
}
