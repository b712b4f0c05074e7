package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input changes nothing, and gets a problem that names the field. */
@ExtendWith(ArquillianExtension.class)
class BadInputIT {

    private static final String SESSION = "/sessions/{id}";
    private static final String CONTEXT = SESSION + "/context";
    private static final String MESSAGES = SESSION + "/messages";
    private static final String CONVERSATIONS = SESSION + "/conversations";
    private static final String CONVERSATION = CONVERSATIONS + "/{conversationId}";
    private static final String UNKNOWN = "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55";
    private static final String EXPIRED = "2001-01-01T00:00:00Z";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String conversation;
    private String before;

    @BeforeEach
    void sessionThatMustStayAsItIs() {
        api = SessionsApi.stranger(base);
        session = api.open("{\"context\":{\"kept\":true}}");
        api.append(session, "user", "kept");
        conversation = api.get("/sessions/" + session + "/conversations")
                .list("items")
                .get(0)
                .getString("id");
        // So far away that the touch of the message does not move it.
        Tables.execute("update session_activity set expires_at = expires_at + interval '5 hours' where session_id = '"
                + session + "'");
        before = stored();
    }

    static Stream<Arguments> bad() {
        String deep = "{\"context\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}";
        String large = "x".repeat(300_000);
        return Stream.of(
                bad("POST", "/sessions", "{", 400, ""),
                bad("POST", "/sessions", "not json", 400, ""),
                bad("POST", "/sessions", "{} {}", 400, ""),
                bad("POST", "/sessions", "[]", 400, ""),
                bad("POST", "/sessions", "\"text\"", 400, ""),
                bad("POST", "/sessions", "null", 400, ""),
                bad("POST", "/sessions", "{\"context\":[]}", 400, "context"),
                bad("POST", "/sessions", "{\"context\":\"text\"}", 400, "context"),
                bad("POST", "/sessions", "{\"context\":1}", 400, "context"),
                bad("POST", "/sessions", "{\"contxt\":{}}", 400, "contxt"),
                bad("POST", "/sessions", "{\"id\":\"00000000-0000-0000-0000-000000000000\"}", 400, "id"),
                bad("POST", "/sessions", "{\"context\":{\"a\":1,\"a\":2}}", 400, "context"),
                bad("POST", "/sessions", "{\"context\":{\"a\":\"\\u0000\"}}", 400, "context.a"),
                bad("POST", "/sessions", "{\"context\":{\"a\":[\"\\ud800\"]}}", 400, "context.a[0]"),
                bad("POST", "/sessions", "{\"context\":{\"n\":1" + "0".repeat(38) + "}}", 400, "context.n"),
                bad("POST", "/sessions", "{\"context\":{\"n\":1e400}}", 400, "context.n"),
                bad("POST", "/sessions", "{\"context\":{\"n\":1e-2147483648}}", 400, "context.n"),
                bad("POST", "/sessions", "{\"context\":{\"n\":1e99999999999}}", 400, "context.n"),
                bad("POST", "/sessions", "{\"context\":{\"n\":NaN}}", 400, "context"),
                bad("POST", "/sessions", deep, 400, null),
                bad("POST", "/sessions", "{\"context\":{\"a\":\"" + large + "\"}}", 413, "context"),
                bad("POST", "/sessions", "{\"expiresAt\":\"tomorrow\"}", 400, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":1893456000}", 400, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":null}", 400, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":\"2030-01-01\"}", 400, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":\"" + EXPIRED + "\"}", 422, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":\"2200-01-01T00:00:00Z\"}", 422, "expiresAt"),
                bad("POST", "/sessions", "{\"expiresAt\":\"+999999999-12-31T23:59:59Z\"}", 422, "expiresAt"),
                bad("POST", "/sessions", "{\"duration\":\"1 hour\"}", 400, "duration"),
                bad("POST", "/sessions", "{\"duration\":\"PT0S\"}", 422, "duration"),
                bad("POST", "/sessions", "{\"duration\":\"-PT5M\"}", 422, "duration"),
                bad("POST", "/sessions", "{\"duration\":\"P9999D\"}", 422, "duration"),
                bad("POST", "/sessions", "{\"duration\":\"PT9223372036854775807S\"}", 422, "duration"),
                bad("POST", "/sessions", "{\"context\":{\"n\":[" + "1E-38,".repeat(43_000) + "0]}}", 413, "context"),
                bad("PUT", SESSION, "{\"endedAt\":5}", 400, "endedAt"),
                bad("PUT", SESSION, "{\"endReason\":5}", 400, "endReason"),
                bad("PUT", SESSION, "{\"endedAt\":\"" + EXPIRED + "\"}", 422, "endedAt"),
                bad("PUT", SESSION, "{\"status\":\"ENDED\",\"endReason\":\"timeout\"}", 422, "endReason"),
                bad("GET", "/sessions?take=%D9%A3", null, 400, "take"),
                bad("GET", "/sessions?limt=3", null, 400, "limt"),
                bad("GET", MESSAGES + "?skip=3", null, 400, "skip"),
                bad("PUT", SESSION, null, 400, ""),
                bad("PUT", SESSION, "{\"status\":\"PAUSED\"}", 400, "status"),
                bad("PUT", SESSION, "{\"status\":1}", 400, "status"),
                bad("PUT", SESSION, "{\"expiresAt\":\"" + EXPIRED + "\"}", 422, "expiresAt"),
                bad("PUT", SESSION, "{\"expiresAt\":\"2200-01-01T00:00:00Z\"}", 422, "expiresAt"),
                bad("PUT", SESSION, "{\"duration\":\"PT5H\",\"expiresAt\":\"2200-01-01T00:00:00Z\"}", 422, "duration"),
                bad("PUT", SESSION, "{\"userId\":\"somebody-else\"}", 422, "userId"),
                bad("PUT", SESSION, "{\"createdAt\":\"" + EXPIRED + "\"}", 422, "createdAt"),
                bad("PUT", SESSION, "{\"endReason\":\"client\"}", 422, "endReason"),
                bad("PUT", SESSION, "{\"context\":{\"a\":1},\"owner\":\"me\"}", 400, "owner"),
                bad("PUT", CONTEXT, "{}", 400, "context"),
                bad("PUT", CONTEXT, "{\"context\":[1]}", 400, "context"),
                bad("PUT", CONTEXT, "{\"a\":1}", 400, "context"),
                bad("PUT", CONTEXT, "{\"context\":{\"a\":\"" + large + "\"}}", 413, "context"),
                bad("POST", MESSAGES, null, 400, ""),
                bad("POST", MESSAGES, "{}", 400, "role"),
                bad("POST", MESSAGES, "{\"role\":\"user\"}", 400, "content"),
                bad("POST", MESSAGES, "{\"role\":\"USER\",\"content\":\"a\"}", 400, "role"),
                bad("POST", MESSAGES, "{\"role\":\"user\",\"content\":1}", 400, "content"),
                bad("POST", MESSAGES, "{\"role\":\"user\",\"content\":\"a\\u0000\"}", 400, "content"),
                bad("POST", MESSAGES, "{\"role\":\"user\",\"content\":\"a\",\"sequence\":7}", 400, "sequence"),
                bad("POST", MESSAGES, "{\"role\":\"user\",\"content\":\"a\",\"metadata\":[]}", 400, "metadata"),
                bad(
                        "POST",
                        MESSAGES,
                        "{\"role\":\"user\",\"content\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}",
                        400,
                        "role"),
                bad("POST", MESSAGES, "{\"messages\":[]}", 422, "messages"),
                bad("POST", MESSAGES, "{\"messages\":[1]}", 400, "messages[0]"),
                bad(
                        "POST",
                        MESSAGES,
                        "{\"messages\":[" + "{\"role\":\"user\",\"content\":\"a\"},".repeat(500)
                                + "{\"role\":\"user\",\"content\":\"a\"}]}",
                        422,
                        "messages"),
                bad(
                        "POST",
                        MESSAGES,
                        "{\"role\":\"user\",\"content\":\"" + "x".repeat(1_048_577) + "\"}",
                        413,
                        "content"),
                bad("POST", MESSAGES, "{\"role\":\"user\",\"content\":\"" + "x".repeat(9_000_000) + "\"}", 413, ""),
                bad("POST", CONVERSATIONS, "{", 400, ""),
                bad("POST", CONVERSATIONS, "[]", 400, ""),
                bad("POST", CONVERSATIONS, "{\"title\":\"a\"}", 400, "title"),
                bad("POST", CONVERSATIONS, "{\"id\":\"" + UNKNOWN + "\"}", 400, "id"),
                bad("POST", CONVERSATIONS, "{\"default\":true}", 400, "default"),
                bad("POST", CONVERSATIONS, "{\"name\":1}", 400, "name"),
                bad("POST", CONVERSATIONS, "{\"name\":\"a\\u0000\"}", 400, "name"),
                bad("POST", CONVERSATIONS, "{\"name\":\"" + "x".repeat(201) + "\"}", 422, "name"),
                bad("POST", CONVERSATIONS, "{\"metadata\":[]}", 400, "metadata"),
                bad("POST", CONVERSATIONS, "{\"metadata\":\"text\"}", 400, "metadata"),
                bad("POST", CONVERSATIONS, "{\"metadata\":{\"a\":\"" + "x".repeat(1_048_576) + "\"}}", 413, "metadata"),
                bad("POST", CONVERSATIONS, "{\"messages\":{}}", 400, "messages"),
                bad("POST", CONVERSATIONS, "{\"messages\":[]}", 422, "messages"),
                bad("POST", CONVERSATIONS, "{\"messages\":[{\"role\":\"user\"}]}", 400, "messages[0].content"),
                bad("POST", CONVERSATIONS, "{\"role\":\"user\",\"content\":\"a\"}", 400, "role"),
                bad(
                        "POST",
                        CONVERSATIONS,
                        "{\"messages\":[" + "{\"role\":\"user\",\"content\":\"a\"},".repeat(500)
                                + "{\"role\":\"user\",\"content\":\"a\"}]}",
                        422,
                        "messages"),
                bad(
                        "POST",
                        CONVERSATIONS,
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(1_048_577) + "\"}]}",
                        413,
                        "content"),
                bad("POST", CONVERSATION + "/messages", null, 400, ""),
                bad("POST", CONVERSATION + "/messages", "{\"role\":\"user\"}", 400, "content"),
                bad("POST", CONVERSATION + "/messages", "{\"messages\":[]}", 422, "messages"),
                bad("POST", CONVERSATION + "/messages", "{\"name\":\"a\"}", 400, "name"),
                bad("GET", "/sessions/not-a-uuid/conversations", null, 400, "id"),
                bad("POST", "/sessions/not-a-uuid/conversations", "{}", 400, "id"),
                bad("GET", CONVERSATIONS + "/not-a-uuid", null, 400, "conversationId"),
                bad("GET", CONVERSATIONS + "/1-1-1-1-1", null, 400, "conversationId"),
                bad("GET", CONVERSATIONS + "/not-a-uuid/messages", null, 400, "conversationId"),
                bad(
                        "POST",
                        CONVERSATIONS + "/not-a-uuid/messages",
                        "{\"role\":\"user\",\"content\":\"a\"}",
                        400,
                        "conversationId"),
                bad("GET", CONVERSATIONS + "/" + UNKNOWN, null, 404, null),
                bad("GET", CONVERSATIONS + "/" + UNKNOWN + "/messages", null, 404, null),
                bad(
                        "POST",
                        CONVERSATIONS + "/" + UNKNOWN + "/messages",
                        "{\"role\":\"user\",\"content\":\"a\"}",
                        404,
                        null),
                bad("DELETE", CONVERSATION, null, 405, null),
                bad("GET", CONVERSATIONS + "?skip=-1", null, 400, "skip"),
                bad("GET", CONVERSATIONS + "?take=201", null, 400, "take"),
                bad("GET", CONVERSATIONS + "?take=1&limit=2", null, 400, "take"),
                bad("GET", CONVERSATIONS + "?cursor=broken", null, 400, "cursor"),
                bad("GET", CONVERSATIONS + "?cursor=" + UNKNOWN, null, 400, "cursor"),
                bad("GET", CONVERSATIONS + "?cursor=" + UNKNOWN + "&skip=1", null, 400, "skip"),
                bad("GET", CONVERSATION + "/messages?after=-1", null, 400, "after"),
                bad("GET", CONVERSATION + "/messages?limit=0", null, 400, "limit"),
                bad("GET", CONVERSATION + "/messages?after=1&before=3", null, 400, "before"),
                bad("GET", "/sessions/not-a-uuid", null, 400, "id"),
                bad("GET", "/sessions/1-1-1-1-1", null, 400, "id"),
                bad("PUT", "/sessions/not-a-uuid", "{}", 400, "id"),
                bad("DELETE", "/sessions/not-a-uuid", null, 400, "id"),
                bad("GET", "/sessions?skip=-1", null, 400, "skip"),
                bad("GET", "/sessions?skip=10001", null, 400, "skip"),
                bad("GET", "/sessions?take=0", null, 400, "take"),
                bad("GET", "/sessions?take=201", null, 400, "take"),
                bad("GET", "/sessions?take=many", null, 400, "take"),
                bad("GET", "/sessions?take=99999999999999999999", null, 400, "take"),
                bad("GET", "/sessions?take=1&take=2", null, 400, "take"),
                bad("GET", "/sessions?cursor=broken", null, 400, "cursor"),
                bad("GET", "/sessions?cursor=", null, 400, "cursor"),
                bad("GET", "/sessions?cursor=" + cursor("+500000-01-01T00:00:00Z"), null, 400, "cursor"),
                bad("GET", "/sessions?cursor=" + cursor("+1000000000-01-01T00:00:00Z"), null, 400, "cursor"),
                bad("GET", "/sessions?cursor=" + cursor("-4000-01-01T00:00:00Z"), null, 400, "cursor"),
                bad("POST", MESSAGES, "{\"messages\":[" + "1,".repeat(200_000) + "1]}", 422, "messages"),
                bad("POST", MESSAGES, "{\"messages\":[" + "1,".repeat(2_000_000) + "1]}", 400, null),
                bad("POST", "/sessions", "{\"" + "x".repeat(200_000) + "\":1}", 400, "x".repeat(100) + "…"),
                bad("PUT", SESSION, "{\"id\":5}", 400, "id"),
                bad("GET", "/sessions?cursor=%F0%9F%98%80", null, 400, "cursor"),
                bad("GET", "/sessions?cursor=MjAyNi0x&skip=1", null, 400, "skip"),
                bad("GET", MESSAGES + "?after=-1", null, 400, "after"),
                bad("GET", MESSAGES + "?before=0", null, 400, "before"),
                bad("GET", MESSAGES + "?limit=201", null, 400, "limit"),
                bad("GET", MESSAGES + "?after=1&before=3", null, 400, "before"));
    }

    @ParameterizedTest(name = "{index} {0} {1} is {3} for {4}")
    @MethodSource("bad")
    void bad_input_is_refused_by_the_name_of_its_field(
            String method, String path, @Nullable String body, int status, @Nullable String field) {
        Answer answer = api.send(method, path.replace("{id}", session).replace("{conversationId}", conversation), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.blamed()).contains(field);
        }
        assertThat(answer.text("detail")).endsWith(".").doesNotContainIgnoringCase("exception");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void what_is_sent_is_not_traced_back_nor_read_twice() {
        String answers = RawRequest.send(
                base,
                "TRACE /api/sessions HTTP/1.1",
                "Host: x",
                "Authorization: Bearer a.b.c",
                "Content-Length: 46",
                "",
                "GET /hidden HTTP/1.1",
                "Host: x",
                "A: 34567890",
                "",
                "GET /health/live HTTP/1.1",
                "Host: x",
                "Connection: close");

        assertThat(answers)
                .startsWith("HTTP/1.1 405 ")
                .contains("method-not-allowed")
                .doesNotContain("a.b.c");
        assertThat(answers.split("HTTP/1.1 ", -1)).as(answers).hasSizeLessThanOrEqualTo(3);
        assertThat(answers).doesNotContain("hidden");
    }

    @Test
    void bytes_that_are_no_utf8_are_malformed() {
        byte[] body = "{\"context\":{\"a\":\"ü\"}}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = api.send(
                "POST",
                "/sessions",
                BodyPublishers.ofByteArray(body),
                request -> request.header("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_body_that_does_not_announce_its_size_is_bounded_as_well() {
        byte[] body = ("{\"context\":{\"a\":\"" + "x".repeat(9_000_000) + "\"}}").getBytes(StandardCharsets.UTF_8);

        Answer answer = api.send(
                "POST",
                "/sessions",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                request -> request.header("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_refused_request_does_not_even_leave_its_senders_name() {
        SessionsApi stranger = SessionsApi.of(base, "refused-stranger");

        assertThat(stranger.post("/sessions", "{\"duration\":\"PT0S\"}").status())
                .isEqualTo(422);

        assertThat(Tables.count("app_user where id = 'refused-stranger'")).isZero();
    }

    @Test
    void a_problem_stays_small_however_much_is_wrong() {
        StringBuilder body = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 100_000; i++) {
            body.append(",\"unknown").append(i).append("\":1");
        }

        Answer answer = api.post("/sessions", body.append('}').toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body().length()).isLessThan(10_000);
    }

    @Test
    void another_media_type_is_415_and_an_answer_in_another_one_406() {
        Answer form = api.send(
                "POST",
                "/sessions",
                BodyPublishers.ofString("context=1"),
                request -> request.header("Content-Type", "application/x-www-form-urlencoded"));
        Answer compressed = api.send(
                "POST",
                "/sessions",
                BodyPublishers.ofString("{}"),
                request -> request.header("Content-Type", "application/json").header("Content-Encoding", "gzip"));
        Answer anything = api.send(
                "POST", "/sessions", BodyPublishers.ofString("{}"), request -> request.header("Content-Type", "*/*"));
        Answer html =
                api.send("GET", "/sessions", BodyPublishers.noBody(), request -> request.header("Accept", "text/html"));

        assertThat(form.status()).isEqualTo(415);
        assertThat(compressed.status()).isEqualTo(415);
        assertThat(anything.status()).isEqualTo(415);
        assertThat(html.status()).isEqualTo(406);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void what_is_not_there_is_404_and_a_method_that_is_not_405() {
        assertThat(api.get("/nothing").status()).isEqualTo(404);
        assertThat(api.get("/nothing").header("Content-Type")).startsWith("application/problem+json");
        Answer wrongMethod = api.delete("/sessions");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void outside_of_the_api_nothing_can_be_written_and_no_method_is_the_servers_fault() {
        URI page = URI.create(base.resolve("/") + "browse/index.html");

        Answer patched = api.sendTo("PATCH", page);
        assertThat(patched.status()).isEqualTo(405);
        assertThat(patched.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(api.sendTo("BREW", page).text("type")).endsWith("method-not-allowed");
        assertThat(api.sendTo("PUT", page).text("type")).endsWith("forbidden");
        assertThat(api.sendTo("DELETE", page).status()).isEqualTo(403);
    }

    @Test
    void the_greatest_numbers_and_depths_are_kept() {
        String context = "{\"n\":" + "9".repeat(38) + ",\"deep\":" + "[".repeat(61) + "1" + "]".repeat(61) + "}";

        String id = api.open("{\"context\":" + context + "}");

        assertThat(api.get("/sessions/" + id).json().getJsonObject("context").toString())
                .isEqualTo(context);
    }

    private static String cursor(String instant) {
        String place = instant + "/00000000-0000-7000-8000-000000000000";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static Arguments bad(
            String method, String path, @Nullable String body, int status, @Nullable String field) {
        return Arguments.of(method, path, body, status, field);
    }

    private String stored() {
        return Tables.text("select string_agg(s::text || a.expires_at, ';') || (" + Tables.said(session)
                + ") from session s join session_activity a on a.session_id = s.id"
                + " where s.owner_name = (select owner_name from session where id = '" + session + "')");
    }
}
