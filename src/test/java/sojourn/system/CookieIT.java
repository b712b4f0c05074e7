package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sojourn.local.TokenSigner;

/** Where it is allowed a browser's cookie has the token, and no page of others can make use of that. */
@ExtendWith(OpenAndStrictServer.class)
class CookieIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    private final OwnServer server = OpenAndStrictServer.get();
    private final String user = "user-" + UUID.randomUUID();
    private final String token = server.token(user, HOUR);
    private final SessionsApi owner = server.user(user);
    private final SessionsApi browser = browser(token);

    private String session;

    @BeforeEach
    void open() {
        session = owner.open("{\"context\":{\"kept\":true}}");
    }

    @Test
    void a_cookie_says_who_calls() {
        assertThat(browser.get("/sessions/" + session).json().getString("userId"))
                .isEqualTo(user);
        assertThat(browser.send("HEAD", "/sessions/" + session, (String) null).status())
                .isEqualTo(200);
        assertThat(browser.send("OPTIONS", "/sessions/" + session, (String) null)
                        .status())
                .as("as by token")
                .isEqualTo(owner.send("OPTIONS", "/sessions/" + session, (String) null)
                        .status());
        assertThat(browser(server.token("other-" + user, HOUR))
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(404);
        assertThat(server.nobody()
                        .with("Cookie", "theme=dark; jwt=" + token + "; jwt2=garbage")
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(200);
        assertThat(server.nobody()
                        .with("Cookie", "JWT=" + token)
                        .get("/sessions/" + session)
                        .status())
                .as("a cookie of another name is none: this is nobody")
                .isEqualTo(404);
    }

    @Test
    void what_a_caller_says_itself_counts_and_the_cookie_does_not() {
        String other = "other-" + user;
        String othersSession = server.user(other).open();
        String cookie = "jwt=" + token;

        assertThat(server.user(other)
                        .with("Cookie", cookie)
                        .get("/sessions/" + othersSession)
                        .status())
                .isEqualTo(200);
        assertThat(server.user(other)
                        .with("Cookie", cookie)
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(404);
        assertThat(owner.with("Cookie", "jwt=garbage")
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(200);
        assertThat(owner.withToken("garbage")
                        .with("Cookie", cookie)
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(401);
        assertThat(server.nobody()
                        .with("Authorization", "Basic YTpi")
                        .with("Cookie", cookie)
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(401);

        String key = server.user("administrator", "admin")
                .post("/admin/api-keys", "{\"name\":\"test\",\"userId\":\"" + other + "\"}")
                .text("secret");
        SessionsApi program = server.nobody().with("Cookie", cookie).with("X-Api-Key", key);
        assertThat(program.get("/sessions/" + othersSession).status()).isEqualTo(200);
        assertThat(program.get("/sessions/" + session).status()).isEqualTo(404);
        assertThat(program.put("/sessions/" + othersSession + "/activity", null).status())
                .as("needs no proof, as no browser adds a key by itself")
                .isEqualTo(200);
        assertThat(program.with("X-Api-Key", "garbage")
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(401);

        String secret = "session_" + "A".repeat(43);
        assertThat(server.nobody()
                        .with("Cookie", cookie)
                        .with("X-Session-Token", secret)
                        .get("/sessions/" + session)
                        .status())
                .as("by a secret that no session has")
                .isIn(401, 404);
        assertThat(server.nobody()
                        .with("Cookie", cookie)
                        .with("X-Session-Token", "garbage")
                        .get("/sessions/" + session)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_cookie_that_is_not_good_is_401_and_never_nobody() {
        String before = everything();
        Stream.of(
                        "jwt=",
                        "jwt=garbage",
                        "jwt=a.b.c",
                        "jwt=" + token.substring(0, token.length() - 6) + "AAAAAA",
                        "jwt=" + server.token(user, Duration.ofMinutes(-5)),
                        "jwt=" + TokenSigner.fresh().token(user, Set.of()),
                        "jwt=" + token + "; jwt=" + token,
                        "jwt=" + token + "; jwt=garbage",
                        "jwt=; jwt=" + token)
                .forEach(cookie -> {
                    SessionsApi page = server.nobody().with("Cookie", cookie).with(SITE, "same-origin");
                    for (Answer answer : List.of(
                            page.get("/sessions/" + session),
                            page.post("/sessions", "{}"),
                            page.delete("/sessions/" + session))) {
                        assertThat(answer.status()).as(cookie).isEqualTo(401);
                        assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:unauthenticated");
                        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                    }
                });
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<List<String>> foreign() {
        String own = origin();
        return Stream.of(
                List.of(),
                List.of(SITE, "cross-site"),
                List.of(SITE, "same-site"),
                List.of(SITE, "none"),
                List.of(SITE, ""),
                List.of(SITE, "Same-Origin"),
                List.of(SITE, "same-origin, cross-site"),
                List.of(SITE, "same-origin", SITE, "cross-site"),
                List.of(SITE, "cross-site", ORIGIN, own),
                List.of(SITE, "none", ORIGIN, own),
                List.of(ORIGIN, "null"),
                List.of(ORIGIN, ""),
                List.of(ORIGIN, own + "/"),
                List.of(ORIGIN, own + ".example.org"),
                List.of(ORIGIN, own + "0"),
                List.of(ORIGIN, own.replace("http:", "https:")),
                List.of(ORIGIN, "http://127.0.0.1"),
                List.of(ORIGIN, own.replace("127.0.0.1", "localhost")),
                List.of(ORIGIN, "https://example.org"),
                List.of(ORIGIN, own, ORIGIN, own),
                List.of("Referer", own + "/browse/"),
                List.of("X-Requested-With", "XMLHttpRequest"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void a_write_that_a_page_of_others_may_have_sent_is_refused_and_a_read_is_not(List<String> headers) {
        String before = everything();
        String path = "/sessions/" + session;
        for (Answer answer : List.of(
                send("POST", "/sessions", "{}", headers),
                send("PUT", path + "/context", "{\"context\":{\"stolen\":true}}", headers),
                send("PATCH", path, "{\"context\":{\"stolen\":true}}", headers),
                send("DELETE", path, "", headers),
                send("POST", path + "/end", "", headers),
                send("BREW", path, "", headers),
                send("POST", "/nothing/here", "", headers))) {
            assertThat(answer.status()).as(headers.toString()).isEqualTo(403);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:cross-site-request");
            assertThat(answer.text("detail")).contains("Sec-Fetch-Site", "Origin", "Authorization");
        }
        assertThat(send("GET", path, "", headers).status()).isEqualTo(200);
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<List<String>> own() {
        return Stream.of(
                List.of(SITE, "same-origin"),
                List.of(ORIGIN, origin()),
                List.of(SITE, "same-origin", ORIGIN, origin()),
                // The browser knows better than the server what a proxy calls it.
                List.of(SITE, "same-origin", ORIGIN, "https://sojourn.example"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void a_write_that_a_page_of_this_server_has_sent_is_done(List<String> headers) {
        String path = "/sessions/" + session;

        assertThat(send("PUT", path + "/context", "{\"context\":{\"step\":1}}", headers)
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", "/sessions", "{}", headers).json().getString("userId"))
                .isEqualTo(user);
        assertThat(send("DELETE", path, "", headers).status()).isEqualTo(204);
    }

    @Test
    void an_origin_is_what_the_request_calls_this_server() {
        assertThat(raw("Host: Sojourn.Example", ORIGIN + ": http://sojourn.example"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("Host: sojourn.example:80", ORIGIN + ": http://sojourn.example"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("Host: [::1]:8080", ORIGIN + ": http://[::1]:8080")).startsWith("HTTP/1.1 200");
        assertThat(raw("Host: sojourn.example", ORIGIN + ": http://sojourn.example:8080"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("Host: sojourn.example", ORIGIN + ": http://example")).startsWith("HTTP/1.1 403");
        assertThat(raw("Host: sojourn.example", "X-Forwarded-Host: evil.example", ORIGIN + ": http://evil.example"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void whoever_sends_the_token_itself_needs_no_proof() {
        assertThat(owner.with(SITE, "cross-site")
                        .with(ORIGIN, "https://example.org")
                        .with("Cookie", "jwt=" + token)
                        .put("/sessions/" + session + "/activity", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void no_cookie_gets_into_the_log() {
        browser.get("/sessions/" + session);
        browser.get("/nothing");
        browser.post("/sessions", "{");
        browser.with(SITE, "same-origin").post("/sessions", "{\"context\":7}");
        browser.with(SITE, "same-origin").send("BREW", "/sessions", (String) null);
        server.nobody().with("Cookie", "jwt=" + token + "; jwt=" + token).get("/sessions");
        server.nobody().with("Cookie", "jwt=" + token + "=\"; $Version=;;").get("/sessions");

        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertThat(server.log()).doesNotContain(token, signature);
    }

    private SessionsApi browser(String cookie) {
        return server.nobody().with("Cookie", "jwt=" + cookie);
    }

    /** Sends a request with a cookie, and headers of which there may be two of a name. */
    private Answer send(String method, String path, String body, List<String> headers) {
        return browser.send(
                method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), request -> {
                    if (!body.isEmpty()) {
                        request.header(
                                "Content-Type",
                                method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
                    }
                    for (int i = 0; i < headers.size(); i += 2) {
                        request.header(headers.get(i), headers.get(i + 1));
                    }
                    return request;
                });
    }

    private String raw(String... headers) {
        return RawRequest.send(
                server.base(),
                Stream.concat(
                                Stream.of(
                                        "PUT /api/sessions/" + session + "/activity HTTP/1.1",
                                        "Cookie: jwt=" + token,
                                        "Content-Length: 0",
                                        "Connection: close"),
                                Stream.of(headers))
                        .toArray(String[]::new));
    }

    /** The origin of the server's pages. */
    private static String origin() {
        return "http://" + OpenAndStrictServer.get().base().getAuthority();
    }

    /** All that is stored of the user's, and how much is of nobody. */
    private String everything() {
        return server.text("select (select string_agg(s::text, ';' order by id) from session s where owner_name = '"
                + user + "') || (select count(*) from session where owner_name ~ '^[0-9a-f]{64}$')");
    }
}
