package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer has an id and keeps browsers strict, and none says which server it comes from. */
@ExtendWith(ArquillianExtension.class)
class HeadersIT {

    private static final String ID = "X-Request-Id";
    private static final String STRICT_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final Map<String, String> EVERYWHERE = Map.of(
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    @ArquillianResource
    private URI base;

    private SessionsApi api;

    @BeforeEach
    void newUser() {
        api = SessionsApi.stranger(base);
    }

    @Test
    void data_is_not_to_be_loaded_run_or_framed_whatever_becomes_of_the_request() {
        SessionsApi nobody = api.withToken(null);
        String session = api.open();
        api.post("/sessions/" + session + "/end", null);

        for (Answer answer : new Answer[] {
            api.get("/sessions"),
            api.post("/sessions", "{}"),
            api.post("/sessions", "{"),
            api.get("/sessions/" + UUID.randomUUID()),
            api.put("/sessions/" + session + "/activity", null),
            api.delete("/sessions/" + session),
            api.get("/admin/sessions"),
            api.get("/nothing/here"),
            api.with("X-Session-Id", "none").get("/session"),
            api.send("BREW", "/sessions", (String) null),
            nobody.get("/sessions"),
            nobody.at(base.resolve("/nothing")),
            nobody.at(base.resolve("/error")),
            nobody.at(base.resolve("/WEB-INF/web.xml")),
            nobody.at(base.resolve("/openapi")),
            nobody.at(base.resolve("/health/ready")),
            nobody.at(base.resolve("/metrics")),
        }) {
            assertHasAll(answer);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(answer.response().uri().toString())
                    .isEqualTo(STRICT_POLICY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/browse/", "/browse/index.html", "/browse/browse.js", "/browse/swagger-ui/swagger-ui.css"})
    void the_page_runs_its_own_scripts_and_no_others(String path) {
        Answer answer = api.at(base.resolve(path));

        assertThat(answer.status()).isEqualTo(200);
        assertHasAll(answer);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void what_the_server_itself_refuses_names_no_server_either() {
        String host = "Host: 127.0.0.1";
        for (String answer : new String[] {
            RawRequest.send(base, "GET / HTTP/9.9", host, "Connection: close"),
            RawRequest.send(base, "NONSENSE / HTTP/1.1", host, "Connection: close"),
            RawRequest.send(base, "GET /api/sessions HTTP/1.1", "Connection: close"),
            RawRequest.send(base, "GET /" + "x".repeat(20_000) + " HTTP/1.1", host, "Connection: close"),
            RawRequest.send(base, "GET / HTTP/1.1", host, "X: " + "x".repeat(20_000), "Connection: close"),
            RawRequest.send(base, "POST /api/sessions HTTP/1.1", host, "Content-Length: -1", "Connection: close"),
            RawRequest.send(base, "TRACE / HTTP/1.1", host, "Connection: close"),
            RawRequest.send(base, "GET /%zz HTTP/1.1", host, "Connection: close"),
            RawRequest.send(base, "GET /api/%00 HTTP/1.1", host, "Connection: close"),
        }) {
            String lowerCase = answer.toLowerCase(Locale.ROOT);
            assertThat(lowerCase).startsWith("http/1.1 ");
            assertThat(lowerCase)
                    .doesNotContain(
                            "payara",
                            "glassfish",
                            "grizzly",
                            "jersey",
                            "\nserver:",
                            "x-powered-by",
                            "exception",
                            "\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "web-7.42_B", "0123456789012345678901234567890123456789012345678901234567890123"})
    void a_request_keeps_the_id_that_its_sender_gave_it(String id) {
        SessionsApi named = api.with(ID, id);

        assertThat(named.get("/sessions").header(ID)).isEqualTo(id);
        assertThat(named.get("/nothing").header(ID)).isEqualTo(id);
        assertThat(named.post("/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}")
                        .header(ID))
                .isEqualTo(id);
        assertThat(named.withToken(null).with(ID, id).get("/sessions").header(ID))
                .isEqualTo(id);
        assertThat(RawRequest.send(base, "GET /nothing HTTP/1.1", "Host: x", ID + ": " + id, "Connection: close"))
                .contains(ID + ": " + id + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "a;b",
                "<script>",
                "{0}",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void an_id_that_cannot_be_taken_is_replaced(String id) {
        Answer answer = api.with(ID, id).get("/sessions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UUID.fromString(answer.header(ID))).isNotNull();
    }

    @Test
    void every_request_without_an_id_gets_one_of_its_own() {
        assertThat(UUID.fromString(api.get("/sessions").header(ID)))
                .isNotEqualTo(UUID.fromString(api.get("/sessions").header(ID)));
        String two = RawRequest.send(
                base, "GET /nothing HTTP/1.1", "Host: x", ID + ": one", ID + ": two", "Connection: close");
        assertThat(two).doesNotContain(ID + ": one", ID + ": two").contains(ID + ": ");
    }

    private static void assertHasAll(Answer answer) {
        String address = answer.response().uri().toString();
        EVERYWHERE.forEach(
                (name, value) -> assertThat(answer.response().headers().allValues(name))
                        .as(address + " " + name)
                        .containsExactly(value));
        assertThat(answer.response().headers().allValues(ID)).as(address).hasSize(1);
        assertThat(answer.response().headers().map().keySet())
                .as(address)
                .doesNotContain("server", "Server", "x-powered-by", "X-Powered-By")
                // A promise that only a secure connection can make.
                .doesNotContain("strict-transport-security", "Strict-Transport-Security");
    }
}
