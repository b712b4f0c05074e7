package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

        List<Answer> answers = inParallel(appends);

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

        List<Answer> answers = inParallel(calls);

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

    private static List<Answer> inParallel(List<Callable<Answer>> calls)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
