package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every request that the module before this one showed as an example, answered as its text says; dates moved into the future. */
@ExtendWith(ArquillianExtension.class)
class PredecessorExamplesIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String id;

    @BeforeEach
    void newSession() {
        api = SessionsApi.stranger(base);
        id = api.open();
    }

    @Test
    void create_session() {
        Instant later = tomorrow();

        Answer answer = api.post("/sessions", "{\"context\": {}, \"expiresAt\": \"" + later + "\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.instant("expiresAt")).isEqualTo(later);
        assertThat(answer.json().getJsonObject("context")).isEmpty();
    }

    @Test
    void create_a_basic_session() {
        assertThat(api.post("/sessions", null).status()).isEqualTo(201);
    }

    @Test
    void create_a_custom_session() {
        Answer answer = api.post(
                "/sessions",
                "{\"context\":{\"step\":\"onboarding\"},\"expiresAt\":\""
                        + Instant.now().plus(2, ChronoUnit.HOURS) + "\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getJsonObject("context").getString("step")).isEqualTo("onboarding");
    }

    @Test
    void get_user_sessions() {
        Answer answer = api.get("/sessions?skip=0&take=50");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.list("items")).hasSize(1);
        assertSessionWithUser(answer.list("items").get(0));
    }

    @Test
    void get_active_sessions() {
        Answer answer = api.get("/sessions/active");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.list("items")).hasSize(1);
        assertSessionWithUser(answer.list("items").get(0));
    }

    @Test
    void get_session_by_id() {
        Answer answer = api.get("/sessions/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertSessionWithUser(answer.json());
    }

    @Test
    void get_session_with_messages() {
        api.append(id, "user", "hello");

        Answer answer = api.get("/sessions/" + id + "/messages");

        assertThat(answer.status()).isEqualTo(200);
        assertSessionWithUser(answer.json());
        assertThat(answer.list("messages").get(0).getString("content")).isEqualTo("hello");
    }

    @Test
    void update_session() {
        Instant later = tomorrow();

        Answer answer = api.put(
                "/sessions/" + id, "{\"context\": {}, \"status\": \"ACTIVE\", \"expiresAt\": \"" + later + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("ACTIVE");
        assertThat(answer.instant("expiresAt")).isEqualTo(later);
    }

    @Test
    void update_session_properties() {
        Answer answer = api.put("/sessions/" + id, "{\"status\":\"INACTIVE\",\"context\":{\"paused\":true}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("INACTIVE");
        assertThat(answer.json().getJsonObject("context").getBoolean("paused")).isTrue();
    }

    @Test
    void update_session_activity() {
        Instant before = api.get("/sessions/" + id).instant("expiresAt");

        Answer answer = api.put("/sessions/" + id + "/activity", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.instant("expiresAt")).isAfter(before);
    }

    @Test
    void update_session_context() {
        JsonObject body = Json.createObjectBuilder()
                .add(
                        "context",
                        Json.createObjectBuilder()
                                .add("currentStep", "requirements_gathering")
                                .add("preferences", Json.createObjectBuilder()))
                .build();

        Answer answer = api.put("/sessions/" + id + "/context", body.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("context")).isEqualTo(body.getJsonObject("context"));
    }

    @Test
    void expire_session() {
        Answer answer = api.put("/sessions/" + id + "/expire", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("EXPIRED");
    }

    @Test
    void delete_session() {
        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(204);
        assertThat(api.get("/sessions/" + id).status()).isEqualTo(404);
    }

    private static void assertSessionWithUser(JsonObject session) {
        assertThat(session.keySet())
                .contains("id", "userId", "status", "context", "createdAt", "lastActivity", "expiresAt", "user");
        assertThat(session.getJsonObject("user").keySet()).containsExactlyInAnyOrder("id", "email", "name");
        assertThat(session.getJsonObject("user").getString("id")).isEqualTo(session.getString("userId"));
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    }
}
