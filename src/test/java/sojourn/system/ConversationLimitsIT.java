package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of conversations hold, however many requests reach them at once. */
@ExtendWith(ArquillianExtension.class)
class ConversationLimitsIT {

    private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"a\"}";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String path;

    @BeforeEach
    void newSession() {
        api = SessionsApi.stranger(base);
        session = api.open();
        path = "/sessions/" + session + "/conversations";
    }

    @Test
    void of_120_conversations_opened_at_once_100_are() throws Exception {
        List<Callable<Answer>> opens = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String body = "{\"name\":\"" + i + "\",\"messages\":[" + MESSAGE + "]}";
            opens.add(() -> api.post(path, body));
        }

        List<Answer> answers = Parallel.run(opens, opens.size());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(20)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:too-many-conversations");
                });
        assertThat(stored()).isEqualTo(100);
        assertThat(api.get(path + "?limit=200").list("items"))
                .containsExactlyInAnyOrderElementsOf(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::json)
                        .toList())
                .isSortedAccordingTo((a, b) -> a.getString("createdAt").compareTo(b.getString("createdAt")));
    }

    @Test
    void the_default_one_counts_whoever_makes_it_when() throws Exception {
        fill(92);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> api.post(path, null));
            calls.add(() -> api.append(session, "user", "a"));
        }

        List<Answer> answers = Parallel.run(calls, calls.size());

        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer ->
                        assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:too-many-conversations"));
        assertThat(stored()).isEqualTo(100);
        assertThat(Tables.count("conversation where session_id = '" + session + "' and is_default"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void where_others_have_taken_every_place_the_first_message_is_refused() {
        fill(100);

        Answer refused = api.append(session, "user", "a");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:too-many-conversations");
        assertThat(stored()).isEqualTo(100);
        assertThat(api.get("/sessions/" + session + "/messages").list("messages"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/conversations", "/messages"})
    void whoever_adds_one_waits_for_the_others(String address) throws Exception {
        fill(99);

        // Another transaction is about to take the last place, and this one must not count before it is over.
        Answer refused = Tables.whileRowLocked(
                "session_activity where session_id = '" + session + "'",
                () -> api.post("/sessions/" + session + address, address.equals("/messages") ? MESSAGE : "{}"),
                statement -> statement.execute(insert(1)));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(stored()).isEqualTo(100);
    }

    @Test
    void a_conversation_takes_a_million_messages_and_no_more() {
        api.append(session, "user", "a");
        String further = api.post(path, "{\"messages\":[" + MESSAGE + "]}").text("id");
        Tables.execute("update conversation set message_count = 999999 where session_id = '" + session + "'");

        for (String messages : List.of("/sessions/" + session + "/messages", path + "/" + further + "/messages")) {
            Answer two = api.post(messages, "{\"messages\":[" + MESSAGE + "," + MESSAGE + "]}");
            Answer one = api.post(messages, MESSAGE);
            Answer last = api.post(messages, MESSAGE);

            assertThat(two.text("type")).isEqualTo("urn:sojourn:problem:conversation-full");
            assertThat(one.json().getInt("sequence")).isEqualTo(1_000_000);
            assertThat(last.status()).isEqualTo(409);
            assertThat(last.text("type")).isEqualTo("urn:sojourn:problem:conversation-full");
        }
        assertThat(Tables.count("conversation where session_id = '" + session + "' and message_count = 1000000"))
                .isEqualTo(2);
    }

    @Test
    void a_name_has_at_most_200_characters_however_many_bytes_they_are() {
        assertThat(api.post(path, "{\"name\":\"" + "😀".repeat(200) + "\"}").text("name"))
                .isEqualTo("😀".repeat(200));

        Answer longer = api.post(path, "{\"name\":\"" + "😀".repeat(201) + "\"}");

        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.blamed()).containsExactly("name");
    }

    @Test
    void name_and_metadata_are_bounded_together() {
        // {"a":"…"} are 8 bytes around the text, and the name has two.
        String most = "x".repeat(1_048_576 - 8 - 2);

        assertThat(api.post(path, "{\"name\":\"ä\",\"metadata\":{\"a\":\"" + most + "\"}}")
                        .status())
                .isEqualTo(201);
        Answer larger = api.post(path, "{\"name\":\"äa\",\"metadata\":{\"a\":\"" + most + "\"}}");

        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.blamed()).containsExactly("metadata");
        assertThat(stored()).isEqualTo(1);
    }

    private void fill(int count) {
        Tables.execute(insert(count));
    }

    private String insert(int count) {
        return "insert into conversation (id, session_id, is_default, metadata, message_count, created_at)"
                + " select gen_random_uuid(), '" + session + "', false, '{}', 0, clock_timestamp()"
                + " from generate_series(1, " + count + ")";
    }

    private long stored() {
        return Tables.count("conversation where session_id = '" + session + "'");
    }
}
