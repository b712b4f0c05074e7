package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Patches change what they name, together or not at all, and never undo another client's. */
@ExtendWith(ArquillianExtension.class)
class PatchIT {

    private static final String OPENED =
            "{\"context\":{\"step\":\"cart\",\"items\":[1,2],\"kept\":true},\"duration\":\"PT2H\"}";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String id;
    private String path;

    @BeforeEach
    void open() {
        api = SessionsApi.stranger(base);
        id = api.open(OPENED);
        path = "/sessions/" + id;
    }

    @Test
    void a_merge_patch_of_the_context_changes_what_it_names() {
        Answer answer = api.mergePatch(path + "/context", "{\"step\":\"payment\",\"items\":null,\"new\":{\"a\":1}}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("context"))
                .isEqualTo(Answer.json("{\"new\":{\"a\":1},\"kept\":true,\"step\":\"payment\"}"));
        assertThat(api.get(path).json().getJsonObject("context"))
                .isEqualTo(answer.json().getJsonObject("context"));
    }

    @Test
    void a_json_patch_of_the_context_does_its_operations_in_their_order() {
        Answer answer = api.jsonPatch(
                path + "/context",
                "[{\"op\":\"test\",\"path\":\"/step\",\"value\":\"cart\"},"
                        + "{\"op\":\"add\",\"path\":\"/items/-\",\"value\":3},"
                        + "{\"op\":\"move\",\"from\":\"/items/0\",\"path\":\"/first\"},"
                        + "{\"op\":\"remove\",\"path\":\"/kept\"}]");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("context"))
                .isEqualTo(Answer.json("{\"step\":\"cart\",\"first\":1,\"items\":[2,3]}"));
    }

    @Test
    void a_patch_of_the_session_reaches_context_status_and_duration() {
        Answer merged = api.mergePatch(
                path, "{\"context\":{\"step\":\"payment\"},\"duration\":\"PT3H\",\"status\":\"INACTIVE\"}");

        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().getJsonObject("context").getString("step")).isEqualTo("payment");
        assertThat(merged.json().getJsonObject("context").getBoolean("kept")).isTrue();
        assertThat(merged.text("duration")).isEqualTo("PT3H");
        assertThat(merged.text("status")).isEqualTo("INACTIVE");

        Answer resumed = api.jsonPatch(
                path,
                "[{\"op\":\"test\",\"path\":\"/id\",\"value\":\"" + id + "\"},"
                        + "{\"op\":\"test\",\"path\":\"/version\",\"value\":"
                        + merged.json().getJsonNumber("version") + "},"
                        + "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"ACTIVE\"},"
                        + "{\"op\":\"remove\",\"path\":\"/context/step\"}]");

        assertThat(resumed.status()).as(resumed.toString()).isEqualTo(200);
        assertThat(resumed.text("status")).isEqualTo("ACTIVE");
        assertThat(resumed.json().getJsonObject("context")).doesNotContainKey("step");
    }

    @Test
    void a_context_that_is_removed_is_the_empty_one() {
        assertThat(api.mergePatch(path, "{\"context\":null}").json().getJsonObject("context"))
                .isEmpty();
        assertThat(api.mergePatch(path, "{\"context\":{\"a\":1}}").status()).isEqualTo(200);
        assertThat(api.jsonPatch(path, "[{\"op\":\"remove\",\"path\":\"/context\"}]")
                        .json()
                        .getJsonObject("context"))
                .isEmpty();
    }

    @Test
    void a_patch_can_end_a_session_once() {
        Answer ended = api.mergePatch(path, "{\"status\":\"ENDED\"}");
        Answer again = api.mergePatch(path, "{\"status\":\"ENDED\"}");

        assertThat(ended.text("endReason")).isEqualTo("client");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(ended.json());
        assertThat(api.mergePatch(path, "{}").status()).isEqualTo(410);
        assertThat(api.mergePatch(path, "{\"status\":\"ACTIVE\"}").status()).isEqualTo(410);
        assertThat(api.mergePatch(path + "/context", "{\"a\":1}").status()).isEqualTo(410);
        assertThat(api.jsonPatch(path + "/context", "[{\"op\":\"test\",\"path\":\"/no\",\"value\":1}]")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void a_paused_session_is_not_patched() {
        api.put(path, "{\"status\":\"INACTIVE\"}");

        assertThat(api.mergePatch(path + "/context", "{\"a\":1}").status()).isEqualTo(409);
        assertThat(api.mergePatch(path, "{\"context\":{\"a\":1}}").status()).isEqualTo(409);
        assertThat(api.mergePatch(path, "{\"context\":{\"a\":1},\"status\":\"ACTIVE\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void clients_that_each_add_a_field_lose_none() throws Exception {
        List<Callable<Answer>> clients = IntStream.range(0, 64)
                .<Callable<Answer>>mapToObj(i -> () -> switch (i % 4) {
                    case 0 -> api.mergePatch(path + "/context", "{\"field" + i + "\":" + i + "}");
                    case 1 -> api.mergePatch(path, "{\"context\":{\"field" + i + "\":" + i + "}}");
                    case 2 ->
                        api.jsonPatch(
                                path + "/context",
                                "[{\"op\":\"add\",\"path\":\"/field" + i + "\",\"value\":" + i + "}]");
                    default ->
                        api.jsonPatch(
                                path, "[{\"op\":\"add\",\"path\":\"/context/field" + i + "\",\"value\":" + i + "}]");
                })
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        JsonObject context = api.get(path).json().getJsonObject("context");
        assertThat(IntStream.range(0, 64)).allMatch(i -> context.getInt("field" + i, -1) == i);
        assertThat(context.getString("step")).isEqualTo("cart");
    }

    static Stream<Arguments> bad() {
        String merge = "application/merge-patch+json";
        String operations = "application/json-patch+json";
        String large = "x".repeat(300_000);
        String doubling = IntStream.range(0, 40)
                .mapToObj(
                        i ->
                                "{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"},{\"op\":\"copy\",\"from\":\"\",\"path\":\"/b\"}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        String nest = "{\"op\":\"copy\",\"from\":\"/context/items\",\"path\":\"/context/items/0\"}";
        return Stream.of(
                Arguments.of("", merge, "[]", 400, ""),
                Arguments.of("", merge, "{", 400, ""),
                Arguments.of("", merge, "{\"contxt\":{}}", 400, "contxt"),
                Arguments.of("", merge, "{\"context\":[]}", 400, "context"),
                Arguments.of("", merge, "{\"context\":{\"a\":1,\"a\":2}}", 400, "context"),
                Arguments.of("", merge, "{\"status\":null}", 400, "status"),
                Arguments.of("", merge, "{\"status\":\"PAUSED\"}", 400, "status"),
                Arguments.of("", merge, "{\"id\":\"00000000-0000-0000-0000-000000000000\"}", 422, "id"),
                Arguments.of("", merge, "{\"userId\":\"somebody\"}", 422, "userId"),
                Arguments.of("", merge, "{\"createdAt\":\"2001-01-01T00:00:00Z\"}", 422, "createdAt"),
                Arguments.of("", merge, "{\"endReason\":\"client\"}", 422, "endReason"),
                Arguments.of("", merge, "{\"expiresAt\":\"2001-01-01T00:00:00Z\"}", 422, "expiresAt"),
                Arguments.of("", merge, "{\"duration\":\"PT0S\"}", 422, "duration"),
                Arguments.of("", merge, "{\"context\":{\"a\":\"" + large + "\"}}", 413, "context"),
                Arguments.of("/context", merge, "[1]", 400, ""),
                Arguments.of("/context", merge, "\"text\"", 400, ""),
                Arguments.of("/context", merge, "{\"a\":\"\\u0000\"}", 400, "a"),
                Arguments.of("/context", merge, "{\"a\":\"" + large + "\"}", 413, "context"),
                Arguments.of("/context", merge, "{\"a\":".repeat(64) + "1" + "}".repeat(64), 422, "context"),
                Arguments.of("/context", merge, "{\"a\":".repeat(65) + "1" + "}".repeat(65), 400, null),
                Arguments.of("", operations, "{}", 400, ""),
                Arguments.of("", operations, "[{\"op\":\"spam\",\"path\":\"/context\"}]", 400, "[0].op"),
                Arguments.of("", operations, "[{\"op\":\"remove\",\"path\":\"context\"}]", 400, "[0].path"),
                Arguments.of("", operations, "[{\"op\":\"add\",\"path\":\"/context/a\"}]", 400, "[0].value"),
                Arguments.of("", operations, "[{\"op\":\"add\",\"path\":\"/owner\",\"value\":1}]", 400, "owner"),
                Arguments.of("", operations, "[{\"op\":\"remove\",\"path\":\"/status\"}]", 400, "status"),
                Arguments.of(
                        "", operations, "[{\"op\":\"replace\",\"path\":\"/context\",\"value\":7}]", 400, "context"),
                Arguments.of(
                        "", operations, "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"ENDED\"}]", 409, "[0]"),
                Arguments.of(
                        "",
                        operations,
                        "[{\"op\":\"add\",\"path\":\"/context/a\",\"value\":1},"
                                + "{\"op\":\"test\",\"path\":\"/context/step\",\"value\":\"payment\"}]",
                        409,
                        "[1]"),
                Arguments.of(
                        "", operations, "[{\"op\":\"move\",\"from\":\"/context\",\"path\":\"/user\"}]", 422, "user"),
                Arguments.of("", operations, "[{\"op\":\"remove\",\"path\":\"/user\"}]", 422, "user"),
                Arguments.of("", merge, "{\"version\":7}", 422, "version"),
                Arguments.of("/context", "*/*", "{}", 415, null),
                Arguments.of("", operations, "[" + nest + (("," + nest).repeat(70)) + "]", 422, "context"),
                Arguments.of("/context", operations, "[{\"op\":\"remove\",\"path\":\"/not-there\"}]", 409, "[0]"),
                Arguments.of("/context", operations, "[{\"op\":\"replace\",\"path\":\"\",\"value\":[]}]", 409, "[0]"),
                Arguments.of(
                        "/context",
                        operations,
                        "[" + "{\"op\":\"test\",\"path\":\"/kept\",\"value\":true},".repeat(1000)
                                + "{\"op\":\"add\",\"path\":\"/a\",\"value\":1}]",
                        400,
                        ""),
                Arguments.of("/context", operations, "[" + doubling + "]", 413, "context"),
                Arguments.of("", "application/json", "{\"context\":{}}", 415, null),
                Arguments.of("/context", "text/plain", "{}", 415, null));
    }

    @ParameterizedTest(name = "{index} {0} {1} is {3} for {4}")
    @MethodSource("bad")
    void a_bad_patch_changes_nothing(String below, String mediaType, String body, int status, String field) {
        String before = stored();

        Answer answer = api.send(
                "PATCH",
                path + below,
                BodyPublishers.ofString(body),
                request -> request.header("Content-Type", mediaType));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.blamed()).contains(field);
        }
        if (status == 415) {
            assertThat(answer.header("Accept-Patch"))
                    .isEqualTo("application/merge-patch+json, application/json-patch+json");
        }
        assertThat(stored()).isEqualTo(before);
    }

    private String stored() {
        return Tables.text(
                "select s::text || a.expires_at from session s join session_activity a on a.session_id = s.id"
                        + " where s.id = '" + id + "'");
    }
}
