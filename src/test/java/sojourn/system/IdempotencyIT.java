package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is repeated with its key is done once and answered alike. */
@ExtendWith(ArquillianExtension.class)
class IdempotencyIT {

    private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"once\"}";
    private static final String REPLAYED = "Idempotency-Replayed";

    @ArquillianResource
    private URI base;

    private String user;
    private SessionsApi api;
    private String id;
    private String path;
    private String key;

    @BeforeEach
    void open() {
        user = "user-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
        id = api.open();
        path = "/sessions/" + id;
        key = UUID.randomUUID().toString();
    }

    @Test
    void a_session_is_opened_once() {
        Answer first = api.withKey(key).post("/sessions", "{\"context\":{\"ä\":1.50}}");
        Answer second = api.withKey(key).post("/sessions", "{\"context\":{\"ä\":1.50}}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertAlike(first, second);
        assertThat(Tables.count("session where owner_name = '" + user + "'")).isEqualTo(2);
    }

    @Test
    void a_session_is_opened_once_without_a_body_too() {
        Answer first = api.withKey(key).post("/sessions", null);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertAlike(first, api.withKey(key).post("/sessions", null));
    }

    @Test
    void messages_are_appended_once() {
        Answer one = api.withKey(key).post(path + "/messages", MESSAGE);
        assertAlike(one, api.withKey(key).post(path + "/messages", MESSAGE));

        String list = "{\"messages\":[" + MESSAGE + "," + MESSAGE + "]}";
        Answer many = api.withKey(key + "-many").post(path + "/messages", list);
        assertAlike(many, api.withKey(key + "-many").post(path + "/messages", list));

        assertThat(messages()).isEqualTo(3);
    }

    @Test
    void a_conversation_is_opened_once_with_its_first_messages() {
        String body = "{\"name\":\"ä\",\"metadata\":{\"n\":1.50},\"messages\":[" + MESSAGE + "]}";
        Answer first = api.withKey(key).post(path + "/conversations", body);
        assertAlike(first, api.withKey(key).post(path + "/conversations", body));

        String messages = path + "/conversations/" + first.text("id") + "/messages";
        Answer appended = api.withKey(key + "-append").post(messages, MESSAGE);
        // The answer is the one of then, also when the conversation has grown and is sealed.
        api.post(messages, MESSAGE);
        api.post(path + "/end", null);
        assertAlike(appended, api.withKey(key + "-append").post(messages, MESSAGE));
        assertAlike(first, api.withKey(key).post(path + "/conversations", body));

        assertThat(first.json().getInt("messageCount")).isEqualTo(1);
        assertThat(api.get(path + "/conversations").list("items")).hasSize(1);
        assertThat(messages()).isEqualTo(3);
    }

    @Test
    void of_many_conversations_under_one_key_one_is_opened() throws Exception {
        List<Callable<Answer>> requests = IntStream.range(0, 32)
                .<Callable<Answer>>mapToObj(i -> () -> api.withKey(key).post(path + "/conversations", "{}"))
                .toList();

        List<Answer> answers = Parallel.run(requests);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.text("id"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(api.get(path + "/conversations").list("items")).hasSize(1);
    }

    @Test
    void a_patch_is_applied_once() {
        String patch =
                "[{\"op\":\"add\",\"path\":\"/list\",\"value\":[]},{\"op\":\"add\",\"path\":\"/list/-\",\"value\":1}]";
        String more = "[{\"op\":\"add\",\"path\":\"/list/-\",\"value\":2}]";
        api.withKey(key).jsonPatch(path + "/context", patch);
        Answer first = api.withKey(key + "-more").jsonPatch(path + "/context", more);
        Answer second = api.withKey(key + "-more").jsonPatch(path + "/context", more);
        assertAlike(first, second);
        assertThat(api.get(path).json().getJsonObject("context")).hasToString("{\"list\":[1,2]}");

        Answer merged = api.withKey(key + "-merge").mergePatch(path, "{\"context\":{\"a\":1}}");
        assertAlike(merged, api.withKey(key + "-merge").mergePatch(path, "{\"context\":{\"a\":1}}"));
    }

    @Test
    void a_repeated_end_has_the_first_answer() {
        Answer first = api.withKey(key).post(path + "/end", null);
        assertAlike(first, api.withKey(key).post(path + "/end", null));

        SessionsApi admin = SessionsApi.of(base, "admin-" + user, "admin");
        Answer byAdmin = admin.withKey(key).post("/admin" + path + "/end", null);
        assertAlike(byAdmin, admin.withKey(key).post("/admin" + path + "/end", null));
    }

    @Test
    void the_first_answer_is_given_whatever_has_happened_since() {
        String tag = api.get(path).header("ETag");
        Answer append = api.withKey(key).post(path + "/messages", MESSAGE);
        Answer patch = api.withKey(key + "-patch").ifMatch(tag).mergePatch(path, "{\"context\":{\"a\":1}}");
        api.put(path, "{\"context\":{\"a\":2}}");

        // Another version, an ended session, no session at all: the key is looked at first.
        assertAlike(patch, api.withKey(key + "-patch").ifMatch(tag).mergePatch(path, "{\"context\":{\"a\":1}}"));
        api.post(path + "/end", null);
        assertAlike(append, api.withKey(key).post(path + "/messages", MESSAGE));
        api.delete(path);
        assertAlike(append, api.withKey(key).post(path + "/messages", MESSAGE));
    }

    @Test
    void a_key_belongs_to_one_request() {
        api.withKey(key).mergePatch(path, "{\"context\":{\"a\":1}}");
        String tag = api.get(path).header("ETag");

        List<Answer> others = List.of(
                api.withKey(key).mergePatch(path, "{\"context\":{\"a\":2}}"),
                api.withKey(key).mergePatch(path, "{\"context\":{\"a\":1} }"),
                api.withKey(key).mergePatch(path + "/context", "{\"context\":{\"a\":1}}"),
                api.withKey(key).ifMatch(tag).mergePatch(path, "{\"context\":{\"a\":1}}"),
                api.withKey(key).mergePatch(path + "?a=b", "{\"context\":{\"a\":1}}"),
                api.withKey(key).post("/sessions", "{\"context\":{\"a\":1}}"));

        assertThat(others).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:idempotency-key-reused");
            assertThat(answer.blamed()).containsExactly("Idempotency-Key");
        });
        assertThat(api.get(path).header("ETag")).isEqualTo(tag);
    }

    @Test
    void a_key_belongs_to_one_caller() {
        api.withKey(key).post("/sessions", "{}");

        Answer other = SessionsApi.stranger(base).withKey(key).post("/sessions", "{}");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header(REPLAYED)).isEmpty();
    }

    @Test
    void a_refused_request_leaves_its_key_unused() {
        api.put(path, "{\"status\":\"INACTIVE\"}");
        assertThat(api.withKey(key).post(path + "/messages", MESSAGE).status()).isEqualTo(409);
        assertThat(Tables.count("idempotency_key where key = '" + key + "'")).isZero();

        api.put(path, "{\"status\":\"ACTIVE\"}");
        assertThat(api.withKey(key).post(path + "/messages", MESSAGE).status()).isEqualTo(201);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void of_many_at_once_one_is_done_and_the_others_are_told_to_wait_or_answered_alike() throws Exception {
        List<Callable<Answer>> requests = IntStream.range(0, 32)
                .<Callable<Answer>>mapToObj(i -> () -> api.withKey(key).post(path + "/messages", MESSAGE))
                .toList();

        List<Answer> answers = Parallel.run(requests);

        assertThat(messages()).isEqualTo(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201
                                && answer.header(REPLAYED).isEmpty()))
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.response().body())
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void a_request_in_flight_is_409_for_its_repetition() throws Exception {
        // The first request waits for the session's row; meanwhile its repetition comes.
        Answer first = Tables.whileLocked(id, () -> api.withKey(key).post(path + "/messages", MESSAGE), () -> {
            Answer second = api.withKey(key).post(path + "/messages", MESSAGE);
            assertThat(second.status()).as(second.toString()).isEqualTo(409);
            assertThat(second.text("type")).isEqualTo("urn:sojourn:problem:idempotency-key-in-flight");
            assertThat(second.header("Retry-After")).isEqualTo("1");
        });

        assertThat(first.status()).isEqualTo(201);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void an_answer_that_cannot_be_kept_undoes_its_effect() throws Exception {
        try (AutoCloseable failing = Tables.failing("idempotency_key", "new.key = '" + key + "'", "full")) {
            assertThat(api.withKey(key).post(path + "/messages", MESSAGE).status())
                    .isEqualTo(500);
            assertThat(api.withKey(key)
                            .mergePatch(path, "{\"context\":{\"a\":1}}")
                            .status())
                    .isEqualTo(500);
        }

        assertThat(messages()).isZero();
        assertThat(api.get(path).json().getJsonObject("context")).isEmpty();
    }

    @Test
    void an_answer_that_was_kept_by_another_meanwhile_undoes_the_effect() throws Exception {
        String kept =
                "insert into idempotency_key select caller, '" + key + "', request, status, etag, location, answer,"
                        + " expires_at from idempotency_key where key = '" + key + "-other'";
        api.withKey(key + "-other").post("/sessions", "{}");

        // Only a client that does not take the lock of the key could do this: the primary key decides.
        Answer answer = Tables.whileLocked(id, () -> api.withKey(key).post(path + "/messages", MESSAGE), kept);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(messages()).isZero();
    }

    @Test
    void a_body_that_an_address_does_not_take_belongs_to_the_request_all_the_same() {
        Answer first = api.withKey(key).post(path + "/end", "{\"a\":1}");

        assertThat(first.status()).isEqualTo(200);
        assertAlike(first, api.withKey(key).post(path + "/end", "{\"a\":1}"));
        assertThat(api.withKey(key).post(path + "/end", "{\"a\":2}").status()).isEqualTo(422);
    }

    @Test
    void a_put_needs_no_key_and_ignores_one() {
        assertThat(api.withKey("two words").put(path, "{\"context\":{\"a\":1}}").status())
                .isEqualTo(200);
        assertThat(api.withKey("two words")
                        .put(path, "{\"context\":{\"a\":2}}")
                        .json()
                        .getJsonObject("context")
                        .getInt("a"))
                .isEqualTo(2);
    }

    @Test
    void a_repetition_that_comes_at_any_time_is_answered_alike_or_told_to_wait() throws Exception {
        for (int round = 0; round < 40; round++) {
            String tag = api.get(path).header("ETag");
            SessionsApi once = api.withKey(key + round).ifMatch(tag);
            String patch = "{\"context\":{\"round\":" + round + "}}";

            List<Answer> answers = Parallel.run(Collections.nCopies(4, () -> once.mergePatch(path, patch)));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        }
    }

    @Test
    void a_key_is_kept_for_a_day() {
        Answer first = api.withKey(key).post(path + "/messages", MESSAGE);
        String left = Tables.text(
                "select extract(epoch from expires_at - now())::int from idempotency_key where key = '" + key + "'");
        assertThat(Integer.parseInt(left)).isBetween(86_300, 86_400);

        Tables.execute("update idempotency_key set expires_at = now() - interval '1 second' where key = '" + key + "'");
        Answer afterwards = api.withKey(key).post(path + "/messages", MESSAGE);

        assertThat(afterwards.header(REPLAYED)).isEmpty();
        assertThat(afterwards.json().getInt("sequence")).isEqualTo(first.json().getInt("sequence") + 1);
        assertAlike(afterwards, api.withKey(key).post(path + "/messages", MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void a_malformed_key_is_refused_by_its_name(String malformed) {
        assertMalformed(api.withKey(malformed).post(path + "/messages", MESSAGE));
    }

    @Test
    void a_key_has_at_most_255_characters() {
        assertThat(api.withKey("k".repeat(255))
                        .post(path + "/messages", MESSAGE)
                        .status())
                .isEqualTo(201);
        assertMalformed(api.withKey("k".repeat(256)).post(path + "/messages", MESSAGE));
    }

    private static void assertMalformed(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.blamed()).containsExactly("Idempotency-Key");
    }

    private static void assertAlike(Answer first, Answer second) {
        assertThat(second.status()).as(second.toString()).isEqualTo(first.status());
        assertThat(second.response().body()).isEqualTo(first.response().body());
        for (String header : List.of("ETag", "Location", "Content-Type", "Cache-Control")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(second.header(REPLAYED)).isEqualTo("true");
    }

    private long messages() {
        return Tables.count(
                "message m join conversation c on c.id = m.conversation_id where c.session_id = '" + id + "'");
    }
}
