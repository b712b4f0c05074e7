package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without its database the server says so, and serves again by itself when the database is back. */
@ExtendWith(ArquillianExtension.class)
class DatabaseOutageIT {

    @ArquillianResource
    private URI base;

    @Test
    void a_stopped_database_is_503_and_a_started_one_service_again() {
        SessionsApi api = SessionsApi.stranger(base);
        String id = api.open("{\"context\":{\"kept\":1}}");
        api.append(id, "user", "kept");
        assertThat(ready()).isEqualTo(200);

        ServerUnderTest.database().stop();
        try {
            for (Answer answer : new Answer[] {
                api.get("/sessions/" + id),
                api.get("/sessions"),
                api.post("/sessions", "{}"),
                api.put("/sessions/" + id + "/context", "{\"context\":{\"lost\":1}}"),
                api.append(id, "user", "lost"),
                api.post("/sessions/" + id + "/end", null)
            }) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.text("detail")).doesNotContain("SQL", "postgresql", "Exception");
            }
            assertThat(ready()).isEqualTo(503);
            // A restart would mend nothing.
            assertThat(health("live")).isEqualTo(200);
            assertThat(health("started")).isEqualTo(200);
        } finally {
            ServerUnderTest.database().restart();
        }

        Answer back = Eventually.get(() -> api.get("/sessions/" + id), answer -> answer.status() == 200);
        assertThat(back.json().getJsonObject("context").getInt("kept")).isEqualTo(1);
        assertThat(back.text("status")).isEqualTo("ACTIVE");
        Eventually.get(() -> api.append(id, "user", "after"), answer -> answer.status() == 201);
        assertThat(api.get("/sessions/" + id + "/messages").list("messages")).hasSize(2);
        Eventually.get(this::ready, status -> status == 200);
    }

    private int ready() {
        return health("ready");
    }

    private int health(String kind) {
        return new SessionsApi(base, null)
                .at(URI.create(base.resolve("/") + "health/" + kind))
                .status();
    }
}
