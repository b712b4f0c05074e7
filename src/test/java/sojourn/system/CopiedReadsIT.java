package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read that a copy answers ahead of JAX-RS cannot be told from one that JAX-RS answers. */
@ExtendWith(ArquillianExtension.class)
class CopiedReadsIT {

    /** With this type JAX-RS answers: the filter takes no part in choosing one. */
    private static final String CHOOSY = "application/json;q=0.9";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;

    @BeforeEach
    void newSession() {
        Eventually.get(() -> Metrics.of(base), metrics -> metrics.get("sojourn_cluster_serving") == 1);
        api = SessionsApi.stranger(base);
        session = api.open("{\"context\":{\"grüße\":\"€ \\u0001 😀\",\"n\":1.50}}");
    }

    @Test
    void both_answers_are_the_same_to_the_byte() {
        awaitCopied(api, session);

        Answer copied = copied(api);
        Answer byJaxRs = byJaxRs(api);

        assertThat(copied.status()).isEqualTo(200);
        assertThat(copied.response().body())
                .isEqualTo(byJaxRs.response().body())
                .contains("grüße");
        assertThat(headers(copied)).isEqualTo(headers(byJaxRs)).containsKeys("ETag", "X-Session-Id", "Cache-Control");
    }

    @Test
    void a_paused_session_and_one_that_is_over_are_shown_alike() {
        for (String status : List.of("INACTIVE", "ENDED")) {
            Answer changed = status.equals("ENDED")
                    ? api.post("/sessions/" + session + "/end", null)
                    : api.put("/sessions/" + session, "{\"status\":\"" + status + "\"}");
            assertThat(changed.status()).isEqualTo(200);
            awaitCopied(api, session);

            assertThat(copied(api).response().body())
                    .isEqualTo(byJaxRs(api).response().body())
                    .contains(status);
        }
    }

    @Test
    void what_was_acknowledged_is_seen_and_a_read_is_a_touch() {
        for (int value = 0; value < 50; value++) {
            awaitCopied(api, session);
            assertThat(api.put("/sessions/" + session + "/context", "{\"context\":{\"value\":" + value + "}}")
                            .status())
                    .isEqualTo(200);

            assertThat(api.get("/sessions/" + session)
                            .json()
                            .getJsonObject("context")
                            .getInt("value"))
                    .isEqualTo(value);
        }
        awaitCopied(api, session);
        String before = lastActivity();

        copied(api);

        Eventually.get(this::lastActivity, now -> now.compareTo(before) > 0);
    }

    @Test
    void somebody_else_is_told_that_there_is_none() {
        awaitCopied(api, session);

        Answer answer = SessionsApi.stranger(base).get("/sessions/" + session);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().body()).doesNotContain("grüße");
        assertThat(new SessionsApi(base, null).get("/sessions/" + session).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: text/plain", "Accept: application/json;q=0.9", "X-Order-Id: nonsense"})
    void whatever_is_unusual_is_left_to_others(String header) {
        awaitCopied(api, session);

        notCopied(it -> it.with(header.split(": ", 2)[0], header.split(": ", 2)[1]), "");
        notCopied(it -> it, "?pretty=true");
        notCopied(it -> it, ";v=1");
        notCopied(it -> it, "/");
    }

    /** Asks in a way in which the filter is not to answer. */
    private void notCopied(UnaryOperator<SessionsApi> change, String behind) {
        double before = answers();

        change.apply(api).get("/sessions/" + session + behind);

        assertThat(answers()).as(behind).isEqualTo(before);
    }

    /** Asks until a copy answers: at first the database does, and a copy is made of what it says. */
    private void awaitCopied(SessionsApi reader, String id) {
        double before = answers();
        Eventually.get(
                () -> {
                    reader.get("/sessions/" + id);
                    return answers();
                },
                now -> now > before);
    }

    private Answer copied(SessionsApi reader) {
        double before = answers();
        Answer answer = reader.get("/sessions/" + session);
        assertThat(answers()).isEqualTo(before + 1);
        return answer;
    }

    private Answer byJaxRs(SessionsApi reader) {
        double before = answers();
        Answer answer = reader.with("Accept", CHOOSY).get("/sessions/" + session);
        assertThat(answers()).isEqualTo(before);
        return answer;
    }

    private double answers() {
        return Metrics.of(base).get("sojourn_cache_answers_total");
    }

    private String lastActivity() {
        return Tables.text(
                "select to_char(last_activity, 'YYYY-MM-DD HH24:MI:SS.US') from session_activity where session_id = '"
                        + UUID.fromString(session) + "'");
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.response().headers().map());
        headers.remove("X-Request-Id");
        headers.remove("Date");
        return headers;
    }
}
