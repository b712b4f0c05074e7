package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session has as many conversations as it needs, each with messages and numbers of its own. */
@ExtendWith(ArquillianExtension.class)
class ConversationsIT {

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
    void a_conversation_is_answered_as_it_is_stored() {
        Answer opened =
                api.post(path, "{\"name\":\"Rückgabe 😀\",\"metadata\":{\"prompt\":\"Be kind.\",\"n\":[1.50]}}");

        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        assertThat(opened.text("sessionId")).isEqualTo(session);
        assertThat(opened.text("name")).isEqualTo("Rückgabe 😀");
        assertThat(opened.json().getBoolean("default")).isFalse();
        assertThat(opened.json().getJsonObject("metadata"))
                .isEqualTo(Answer.json("{\"prompt\":\"Be kind.\",\"n\":[1.50]}"));
        assertThat(opened.json().getInt("messageCount")).isZero();
        assertThat(opened.header("Location")).endsWith("/api" + path + "/" + opened.text("id"));
        assertThat(opened.header("ETag")).isEmpty();
        assertThat(api.get(path + "/" + opened.text("id")).json()).isEqualTo(opened.json());
        assertThat(api.get(path).list("items")).containsExactly(opened.json());
    }

    @Test
    void all_that_a_conversation_is_opened_with_may_be_left_out() {
        for (String body : new String[] {null, "{}", "{\"name\":null,\"metadata\":null}"}) {
            Answer opened = api.post(path, body);

            assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
            assertThat(opened.json().getJsonObject("metadata")).isEmpty();
            for (String absent : List.of("name", "lastMessageAt", "sealedAt")) {
                assertThat(opened.json().get(absent)).as(absent).isEqualTo(JsonValue.NULL);
            }
        }
    }

    @Test
    void the_first_messages_are_stored_with_their_conversation() {
        Answer opened = api.post(path, "{\"messages\":[" + message("a") + "," + message("b") + "]}");

        Answer read = api.get(messages(opened));

        assertThat(opened.json().getInt("messageCount")).isEqualTo(2);
        assertThat(contents(read)).containsExactly("a", "b");
        assertThat(read.list("messages").get(1).getString("createdAt")).isEqualTo(opened.text("lastMessageAt"));
    }

    @Test
    void one_bad_first_message_keeps_the_conversation_out() {
        Answer answer = api.post(path, "{\"messages\":[" + message("a") + ",{\"role\":\"nobody\",\"content\":\"b\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.blamed()).containsExactly("messages[1].role");
        assertThat(api.get(path).list("items")).isEmpty();
    }

    @Test
    void the_messages_of_a_conversation_come_with_its_fields() {
        Answer opened = api.post(path, "{\"name\":\"a\"}");
        Answer one = api.post(messages(opened), message("1"));
        Answer many = api.post(messages(opened), "{\"messages\":[" + message("2") + "," + message("3") + "]}");

        Answer read = api.get(messages(opened));

        assertThat(one.status()).isEqualTo(201);
        assertThat(one.json().getInt("sequence")).isEqualTo(1);
        assertThat(many.list("items")).hasSize(2);
        assertThat(contents(read)).containsExactly("1", "2", "3");
        assertThat(read.list("messages"))
                .startsWith(one.json())
                .endsWith(many.list("items").get(1));
        JsonObjectBuilder conversation = Json.createObjectBuilder(read.json());
        for (String field : List.of("messages", "next", "previous")) {
            conversation.remove(field);
        }
        assertThat(conversation.build())
                .isEqualTo(api.get(path + "/" + opened.text("id")).json());
        assertThat(read.json().getInt("messageCount")).isEqualTo(3);
    }

    @Test
    void the_default_one_is_made_by_the_first_message_and_has_two_addresses() {
        api.post(path, null);
        assertThat(api.get(path).list("items"))
                .extracting(item -> item.getBoolean("default"))
                .containsExactly(false);

        api.append(session, "user", "1");
        List<JsonObject> listed = api.get(path).list("items");
        String byId = path + "/" + listed.get(1).getString("id");
        api.post(byId + "/messages", message("2"));
        api.append(session, "user", "3");

        assertThat(listed).extracting(item -> item.getBoolean("default")).containsExactly(false, true);
        assertThat(contents(api.get(byId + "/messages"))).containsExactly("1", "2", "3");
        assertThat(api.get(byId + "/messages").list("messages"))
                .isEqualTo(api.get("/sessions/" + session + "/messages").list("messages"));
        assertThat(api.get(byId).json().getInt("messageCount")).isEqualTo(3);
    }

    @Test
    void each_conversation_has_numbers_and_messages_of_its_own() {
        Answer one = api.post(path, null);
        Answer other = api.post(path, null);

        api.post(messages(one), message("a"));
        api.post(messages(other), message("x"));
        api.append(session, "user", "default");
        api.post(messages(one), message("b"));

        assertThat(contents(api.get(messages(one)))).containsExactly("a", "b");
        assertThat(contents(api.get(messages(other)))).containsExactly("x");
        assertThat(contents(api.get("/sessions/" + session + "/messages"))).containsExactly("default");
        assertThat(sequences(api.get(messages(one)))).containsExactly(1, 2);
        assertThat(sequences(api.get(messages(other)))).containsExactly(1);
    }

    @Test
    void a_conversation_is_found_in_its_session_only() {
        String elsewhere = "/sessions/" + api.open() + "/conversations/";
        SessionsApi stranger = SessionsApi.stranger(base);
        String foreign = "/sessions/" + stranger.open() + "/conversations/";
        Answer opened = api.post(path, "{\"messages\":[" + message("kept") + "]}");
        String id = opened.text("id");

        for (Answer answer : List.of(
                api.get(elsewhere + id),
                api.get(elsewhere + id + "/messages"),
                api.post(elsewhere + id + "/messages", message("stray")),
                stranger.get(foreign + id),
                stranger.get(foreign + id + "/messages"),
                stranger.post(foreign + id + "/messages", message("stolen")),
                api.get(path + "/" + UUID.randomUUID()),
                api.get(path + "/" + UUID.randomUUID() + "/messages"),
                api.post(path + "/" + UUID.randomUUID() + "/messages", message("nowhere")))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:conversation-not-found");
        }
        assertThat(contents(api.get(messages(opened)))).containsExactly("kept");
        assertThat(api.get(elsewhere.replaceAll("/$", "")).list("items")).isEmpty();
    }

    @Test
    void a_paused_session_can_be_read_and_takes_nothing() {
        Answer opened = api.post(path, "{\"messages\":[" + message("kept") + "]}");
        api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");

        assertThat(api.post(path, null).text("type")).isEqualTo("urn:sojourn:problem:session-paused");
        assertThat(api.post(messages(opened), message("a")).text("type"))
                .isEqualTo("urn:sojourn:problem:session-paused");
        assertThat(api.get(path).list("items")).containsExactly(opened.json());
        assertThat(contents(api.get(messages(opened)))).containsExactly("kept");
    }

    @Test
    void the_end_seals_every_conversation_as_it_is() {
        Answer empty = api.post(path, "{\"name\":\"empty\"}");
        Answer full = api.post(path, "{\"messages\":[" + message("a") + "," + message("b") + "]}");
        api.append(session, "user", "default");
        List<JsonObject> before = api.get(path).list("items");

        Answer ended = api.post("/sessions/" + session + "/end", null);

        assertThat(before)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.get("sealedAt")).isEqualTo(JsonValue.NULL));
        assertThat(api.get(path).list("items"))
                .isEqualTo(before.stream()
                        .map(item -> Json.createObjectBuilder(item)
                                .add("sealedAt", ended.text("endedAt"))
                                .build())
                        .toList());
        for (Answer late : List.of(
                api.post(path, null),
                api.post(messages(empty), message("c")),
                api.post(messages(full), message("c")))) {
            assertThat(late.status()).as(late.toString()).isEqualTo(410);
            assertThat(late.text("type")).isEqualTo("urn:sojourn:problem:session-ended");
        }
        assertThat(contents(api.get(messages(full)))).containsExactly("a", "b");
        assertThat(api.get(path + "/" + empty.text("id")).json().getInt("messageCount"))
                .isZero();
        assertThat(api.get(path).list("items")).hasSize(3);
    }

    @Test
    void an_expired_session_takes_nothing_whether_or_not_its_end_has_run() {
        Answer opened = api.post(path, null);
        Tables.letExpire(session);

        assertThat(api.post(path, null).status()).isEqualTo(410);
        assertThat(api.post(messages(opened), message("late")).status()).isEqualTo(410);
        assertThat(api.get(path).list("items")).containsExactly(opened.json());
        assertThat(api.get(messages(opened)).list("messages")).isEmpty();
    }

    @Test
    void a_deleted_session_takes_its_conversations_along() {
        Answer opened = api.post(path, "{\"messages\":[" + message("a") + "]}");
        api.delete("/sessions/" + session);

        for (Answer answer : List.of(
                api.get(path),
                api.get(messages(opened)),
                api.post(path, null),
                api.post(messages(opened), message("b")))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:session-not-found");
        }
        assertThat(Tables.count("message where conversation_id = '" + opened.text("id") + "'"))
                .isZero();
    }

    @Test
    void reads_and_writes_of_conversations_use_the_session_and_leave_its_version_alone() {
        // So short that a use is written at once.
        api.put("/sessions/" + session, "{\"expiresAt\":\"" + Instant.now().plusSeconds(50) + "\"}");
        long version = api.get("/sessions/" + session).json().getInt("version");
        Answer opened = api.post(path, null);
        for (Runnable use : List.<Runnable>of(
                () -> api.get(path),
                () -> api.get(path + "/" + opened.text("id")),
                () -> api.get(messages(opened)),
                () -> api.post(path, null),
                () -> api.post(messages(opened), message("a")))) {
            Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '20 seconds'"
                    + " where session_id = '" + session + "'");

            use.run();

            assertThat(Tables.count("session_activity where session_id = '" + session
                            + "' and expires_at > clock_timestamp() + interval '40 seconds'"))
                    .isEqualTo(1);
        }
        assertThat(api.get("/sessions/" + session).json().getInt("version")).isEqualTo(version);
    }

    private String messages(Answer conversation) {
        return path + "/" + conversation.text("id") + "/messages";
    }

    private static String message(String content) {
        return Json.createObjectBuilder()
                .add("role", "user")
                .add("content", content)
                .build()
                .toString();
    }

    private static List<String> contents(Answer answer) {
        return answer.list("messages").stream()
                .map(message -> message.getString("content"))
                .toList();
    }

    private static List<Integer> sequences(Answer answer) {
        return answer.list("messages").stream()
                .map(message -> message.getInt("sequence"))
                .toList();
    }
}
