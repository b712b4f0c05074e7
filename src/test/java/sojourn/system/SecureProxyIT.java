package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behind a proxy that speaks TLS and is believed, requests are secure, and origins are those that browsers see. */
@ExtendWith(BelievingNodes.class)
class SecureProxyIT {

    private static final String TLS = "X-Forwarded-Proto: https";

    private final OwnServer server = BelievingNodes.get();
    private final String token = server.token("user-" + UUID.randomUUID(), Duration.ofHours(1));

    @Test
    void browsers_are_told_to_come_by_tls_only_if_they_did() {
        String promise = "Strict-Transport-Security: max-age=31536000\r\n";

        assertThat(get("/api/sessions", TLS)).contains(promise);
        assertThat(get("/browse/", TLS)).contains(promise);
        assertThat(get("/nothing", TLS)).contains(promise);
        assertThat(get("/api/sessions", "X-Forwarded-Proto: http")).doesNotContain("Strict-Transport-Security");
        assertThat(get("/api/sessions", "X: y")).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void an_older_browsers_write_by_cookie_shows_the_origin_that_the_proxy_has() {
        assertThat(write("Origin: https://sojourn.example", TLS)).startsWith("HTTP/1.1 201");
        assertThat(write("Origin: http://sojourn.example", TLS)).startsWith("HTTP/1.1 403");
        assertThat(write("Origin: https://sojourn.example:8443", TLS)).startsWith("HTTP/1.1 403");
        assertThat(write("Origin: https://sojourn.example", "X: y")).startsWith("HTTP/1.1 403");
    }

    private String get(String path, String header) {
        return RawRequest.send(
                server.base(), "GET " + path + " HTTP/1.1", "Host: sojourn.example", "Connection: close", header);
    }

    private String write(String origin, String header) {
        return RawRequest.send(
                server.base(),
                "POST /api/sessions HTTP/1.1",
                "Host: sojourn.example",
                "Cookie: jwt=" + token,
                "Content-Length: 0",
                "Connection: close",
                origin,
                header);
    }
}
