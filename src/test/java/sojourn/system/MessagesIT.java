package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class MessagesIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;

    @BeforeEach
    void newSession() {
        api = SessionsApi.stranger(base);
        session = api.open();
    }

    @Test
    void a_message_is_answered_as_it_is_stored() {
        String content = "line 1\nline \"2\" \\ \u0001 ü 😀 \u2028";

        Answer appended = api.post(
                path(),
                Json.createObjectBuilder()
                        .add("role", "assistant")
                        .add("content", content)
                        .add("metadata", Json.createObjectBuilder().add("lang", "de"))
                        .build()
                        .toString());

        assertThat(appended.status()).isEqualTo(201);
        assertThat(appended.json().getInt("sequence")).isEqualTo(1);
        assertThat(appended.text("content")).isEqualTo(content);
        assertThat(api.get(path()).list("messages")).containsExactly(appended.json());
    }

    @Test
    void messages_of_one_request_are_stored_together_in_their_order() {
        Answer answer = api.post(path(), messages("a", "b", "c"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.list("items")).hasSize(3);
        assertThat(contents(api.get(path()))).containsExactly("a", "b", "c");
    }

    @Test
    void one_bad_message_keeps_the_others_out() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"nobody\",\"content\":\"b\"}]}";

        Answer answer = api.post(path(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.blamed()).containsExactly("messages[1].role");
        assertThat(api.get(path()).list("messages")).isEmpty();
    }

    @Test
    void messages_are_paged_both_ways() {
        api.post(path(), messages("1", "2", "3", "4", "5"));

        Answer first = api.get(path() + "?limit=2");
        Answer second = api.get(path() + "?limit=2&after=" + first.text("next"));
        Answer third = api.get(path() + "?limit=2&after=" + second.text("next"));
        Answer back = api.get(path() + "?limit=2&before=5");

        assertThat(contents(first)).containsExactly("1", "2");
        assertThat(contents(second)).containsExactly("3", "4");
        assertThat(contents(third)).containsExactly("5");
        assertThat(third.json().isNull("next")).isTrue();
        assertThat(first.json().isNull("previous")).isTrue();
        assertThat(contents(back)).containsExactly("3", "4");
        assertThat(back.text("previous")).isEqualTo("3");
        assertThat(back.text("next")).isEqualTo("4");
    }

    @Test
    void a_page_without_messages_says_where_some_are() {
        api.post(path(), messages("1", "2", "3"));

        Answer behind = api.get(path() + "?after=3");
        Answer ahead = api.get(path() + "?before=1");

        assertThat(behind.list("messages")).isEmpty();
        assertThat(contents(api.get(path() + "?before=" + behind.text("previous"))))
                .containsExactly("1", "2", "3");
        assertThat(behind.json().isNull("next")).isTrue();
        assertThat(ahead.list("messages")).isEmpty();
        assertThat(contents(api.get(path() + "?after=" + ahead.text("next")))).containsExactly("1", "2", "3");
        assertThat(ahead.json().isNull("previous")).isTrue();
    }

    @Test
    void a_page_has_a_bound_in_bytes_however_its_messages_are_written() {
        String id = api.open();
        for (int i = 0; i < 10; i++) {
            assertThat(api.append(id, "user", "\u0001".repeat(300_000)).status())
                    .isEqualTo(201);
        }

        Answer page = api.get("/sessions/" + id + "/messages");

        assertThat(page.response().body().length()).isBetween(8 << 20, 11 << 20);
    }

    @Test
    void a_page_of_large_messages_ends_early_and_goes_on() {
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 12; i++) {
            api.append(session, "user", large);
        }

        Answer first = api.get(path() + "?limit=200");
        Answer second = api.get(path() + "?limit=200&after=" + first.text("next"));

        assertThat(first.list("messages")).hasSize(9);
        assertThat(second.list("messages")).hasSize(3);
        assertThat(second.json().isNull("next")).isTrue();
        assertThat(api.get(path() + "?before=13&limit=200").list("messages")).hasSize(9);
    }

    @Test
    void a_page_is_bounded_however_well_its_messages_can_be_compressed() {
        String metadata = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}";
        for (int i = 0; i < 12; i++) {
            api.post(path(), "{\"role\":\"user\",\"content\":\"\",\"metadata\":" + metadata + "}");
        }

        assertThat(api.get(path() + "?limit=200").list("messages")).hasSize(9);
    }

    @Test
    void appending_leaves_the_version_alone() {
        api.append(session, "user", "hello");

        assertThat(api.get("/sessions/" + session).json().getInt("version")).isZero();
    }

    @Test
    void numbers_have_no_gaps_however_many_append_at_once() throws Exception {
        List<Callable<Answer>> appends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String content = "message " + i;
            appends.add(() -> api.append(session, "user", content));
        }

        List<Answer> answers = Parallel.run(appends);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream()
                        .map(answer -> answer.json().getJsonNumber("sequence").longValue()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 64).boxed().toList());
        assertThat(api.get(path() + "?limit=200").list("messages"))
                .containsExactlyInAnyOrderElementsOf(
                        answers.stream().map(Answer::json).toList());
    }

    @Test
    void a_message_that_races_with_the_end_is_kept_or_refused() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String content = "message " + i;
            calls.add(
                    i == 20
                            ? () -> api.post("/sessions/" + session + "/end", null)
                            : () -> api.append(session, "user", content));
        }

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201, 410));
        List<JsonObject> acknowledged = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::json)
                .toList();
        assertThat(api.get(path() + "?limit=200").list("messages")).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(Tables.count("conversation where session_id = '" + session + "' and sealed_at is not null"))
                .isEqualTo(acknowledged.isEmpty() ? 0 : 1);
    }

    private String path() {
        return "/sessions/" + session + "/messages";
    }

    private static String messages(String... contents) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String content : contents) {
            array.add(Json.createObjectBuilder().add("role", "user").add("content", content));
        }
        return Json.createObjectBuilder().add("messages", array).build().toString();
    }

    private static List<String> contents(Answer answer) {
        return answer.list("messages").stream()
                .map(message -> message.getString("content"))
                .toList();
    }
}
