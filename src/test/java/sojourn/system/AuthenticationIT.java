package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.local.TokenSigner;

/** Who comes without a valid token gets 401, learns nothing, and changes nothing. */
@ExtendWith(ArquillianExtension.class)
class AuthenticationIT {

    @ArquillianResource
    private URI base;

    @Test
    void only_a_valid_token_opens_the_door() {
        TokenSigner signer = ServerUnderTest.signer();
        String user = "the-guarded-user-" + UUID.randomUUID();
        String good = signer.token(user, Set.of());
        SessionsApi owner = new SessionsApi(base, good);
        String id = owner.open();
        String before = stored(user);

        Stream.<@Nullable String>of(
                        null,
                        "",
                        "garbage",
                        "a.b.c",
                        good.substring(0, good.length() - 6) + "AAAAAA",
                        good + "x",
                        unsigned(user, signer.issuer()),
                        signer.token(user, Set.of(), Duration.ofMinutes(-5)),
                        TokenSigner.fresh().token(user, Set.of()),
                        signer.withIssuer("somebody-else").token(user, Set.of()))
                .forEach(token -> {
                    SessionsApi intruder = owner.withToken(token);
                    assertRefused(intruder.get("/sessions/" + id), token);
                    assertRefused(intruder.post("/sessions", "{}"), token);
                    assertRefused(intruder.put("/sessions/" + id + "/context", "{\"context\":{\"x\":1}}"), token);
                    assertRefused(intruder.delete("/sessions/" + id), token);
                    assertRefused(intruder.get("/admin/sessions"), token);
                    assertRefused(intruder.get("/nothing/here"), token);
                });

        assertThat(stored(user)).isEqualTo(before);
        assertThat(owner.get("/sessions/" + id).status()).isEqualTo(200);
    }

    @Test
    void of_two_tokens_none_counts() {
        SessionsApi api = SessionsApi.of(base, "somebody");

        Answer answer = api.send(
                "GET",
                "/sessions",
                BodyPublishers.noBody(),
                request -> request.header("Authorization", "Bearer other"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void another_scheme_is_no_token() {
        Answer answer = new SessionsApi(base, null)
                .send(
                        "GET",
                        "/sessions",
                        BodyPublishers.noBody(),
                        request -> request.header("Authorization", "Basic YTpi"));

        assertRefused(answer, "Basic");
    }

    @Test
    void a_cookie_is_no_token_unless_it_is_allowed() {
        String token = ServerUnderTest.signer().token("user-" + UUID.randomUUID(), Set.of());

        assertRefused(new SessionsApi(base, null).with("Cookie", "jwt=" + token).get("/sessions"), "in a cookie");
    }

    private static void assertRefused(Answer answer, @Nullable String token) {
        assertThat(answer.status()).as("with the token %s", token).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:unauthenticated");
        assertThat(answer.text("traceId")).matches("[0-9a-f]{32}");
    }

    /** A token with {@code alg: none}. */
    private static String unsigned(String user, String issuer) {
        String claims = "{\"sub\":\"" + user + "\",\"iss\":\"" + issuer + "\",\"exp\":4102444800}";
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stored(String user) {
        return Tables.text("select string_agg(s::text || a::text, ';' order by s.id) from session s"
                + " join session_activity a on a.session_id = s.id where s.owner_name = '" + user + "'");
    }
}
