package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SessionLifecycleIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;

    @BeforeEach
    void newUser() {
        api = SessionsApi.stranger(base);
    }

    @Test
    void a_new_session_lives_for_a_day_and_has_an_address() {
        Answer answer = api.post("/sessions", null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("ACTIVE");
        assertThat(answer.json().getJsonObject("context")).isEmpty();
        assertThat(answer.text("duration")).isEqualTo("PT24H");
        assertThat(answer.instant("expiresAt"))
                .isEqualTo(answer.instant("createdAt").plus(24, ChronoUnit.HOURS));
        assertThat(answer.header("Location")).endsWith("/api/sessions/" + answer.text("id"));
        assertThat(api.get("/sessions/" + answer.text("id")).json()).isEqualTo(answer.json());
    }

    @Test
    void a_session_shows_its_user_as_the_token_told() {
        SessionsApi named = SessionsApi.of(base, "the-named-user");

        JsonObject session = named.post("/sessions", "{}").json();

        assertThat(session.getString("userId")).isEqualTo("the-named-user");
        assertThat(session.getJsonObject("user").keySet()).containsExactlyInAnyOrder("id", "email", "name");
        assertThat(session.getJsonObject("user").getString("id")).isEqualTo("the-named-user");
        JsonObject seenByAdmin = SessionsApi.of(base, "an-admin", "admin")
                .get("/admin/sessions/" + session.getString("id"))
                .json();
        assertThat(seenByAdmin.getJsonObject("user")).isEqualTo(session.getJsonObject("user"));
    }

    @Test
    void expiry_and_duration_are_two_ways_to_say_one_thing() {
        Instant later = Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);

        Answer byExpiry = api.post("/sessions", "{\"expiresAt\":\"" + later + "\"}");
        Answer byDuration = api.post("/sessions", "{\"duration\":\"PT90M\"}");

        assertThat(byExpiry.instant("expiresAt")).isEqualTo(later);
        assertThat(Duration.parse(byExpiry.text("duration")))
                .isEqualTo(Duration.between(byExpiry.instant("createdAt"), later));
        assertThat(byDuration.instant("expiresAt"))
                .isEqualTo(byDuration.instant("createdAt").plus(90, ChronoUnit.MINUTES));
    }

    @Test
    void a_context_is_replaced_as_a_whole_and_changes_the_version() {
        Answer opened = api.post("/sessions", "{\"context\":{\"a\":1,\"b\":{\"c\":[true,null]}}}");
        String id = opened.text("id");

        Answer replaced = api.put("/sessions/" + id + "/context", "{\"context\":{\"x\":\"ü😀\\\"\"}}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().getJsonObject("context"))
                .isEqualTo(Json.createObjectBuilder().add("x", "ü😀\"").build());
        assertThat(replaced.json().getInt("version"))
                .isGreaterThan(opened.json().getInt("version"));
        assertThat(api.get("/sessions/" + id).json().getJsonObject("context"))
                .isEqualTo(replaced.json().getJsonObject("context"));
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() {
        String id = api.open("{\"context\":{\"kept\":1},\"duration\":\"PT2H\"}");

        Answer updated = api.put("/sessions/" + id, "{\"duration\":\"PT5H\"}");

        assertThat(updated.text("duration")).isEqualTo("PT5H");
        assertThat(updated.json().getJsonObject("context").getInt("kept")).isEqualTo(1);
        assertThat(api.put("/sessions/" + id, "{\"context\":null}").json().getJsonObject("context"))
                .isEmpty();
        assertThat(api.put("/sessions/" + id, "{}").text("duration")).isEqualTo("PT5H");
    }

    @Test
    void an_update_sets_the_expiry_exactly_also_earlier() {
        String id = api.open("{\"duration\":\"PT10H\"}");
        Instant soon = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);

        Answer updated = api.put("/sessions/" + id, "{\"expiresAt\":\"" + soon + "\"}");

        assertThat(updated.instant("expiresAt")).isEqualTo(soon);
        assertThat(Duration.parse(updated.text("duration"))).isLessThanOrEqualTo(Duration.ofHours(2));
        Instant afterTouch = api.put("/sessions/" + id + "/activity", null).instant("expiresAt");
        assertThat(afterTouch).isBetween(soon, soon.plus(1, ChronoUnit.MINUTES));
    }

    @Test
    void what_was_read_can_be_sent_back() {
        String id = api.open("{\"context\":{\"a\":1}}");
        // So far away that no touch moves it between the read and the write.
        Tables.execute("update session_activity set expires_at = expires_at + interval '5 hours' where session_id = '"
                + id + "'");
        Answer read = api.get("/sessions/" + id);

        Answer written = api.put("/sessions/" + id, read.json().toString());

        assertThat(written.status()).as(written.toString()).isEqualTo(200);
        assertThat(written.instant("expiresAt")).isEqualTo(read.instant("expiresAt"));
        assertThat(written.text("duration")).isEqualTo(read.text("duration"));
    }

    @Test
    void an_id_sent_back_is_compared_as_what_it_is() {
        SessionsApi named = SessionsApi.of(base, "Case-Of-Names");
        String id = named.open();

        assertThat(named.put("/sessions/" + id, "{\"userId\":\"case-of-names\"}")
                        .status())
                .isEqualTo(422);
        assertThat(named.put(
                                "/sessions/" + id,
                                "{\"userId\":\"Case-Of-Names\",\"id\":\"" + id.toUpperCase(Locale.ROOT) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_a_client_believes_of_an_ended_session_must_be_true() {
        String id = api.open();
        JsonObject ended = api.post("/sessions/" + id + "/end", null).json();
        String end = "{\"status\":\"ENDED\",";

        assertThat(api.put(
                                "/sessions/" + id,
                                end + "\"endReason\":\"client\",\"endedAt\":\"" + ended.getString("endedAt") + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.put("/sessions/" + id, end + "\"endReason\":\"timeout\"}")
                        .blamed())
                .containsExactly("endReason");
        assertThat(api.put("/sessions/" + id, end + "\"endedAt\":\"1999-01-01T00:00:00Z\"}")
                        .blamed())
                .containsExactly("endedAt");
        assertThat(api.put("/sessions/" + id, end + "\"createdAt\":\"1999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_ended_session_sent_back_is_a_write_to_an_ended_session() {
        String id = api.open("{\"context\":{\"a\":1}}");
        Answer ended = api.post("/sessions/" + id + "/end", null);

        assertThat(api.put("/sessions/" + id, ended.json().toString()).status()).isEqualTo(410);
        assertThat(api.put("/sessions/" + id, "{\"status\":\"ENDED\"}").json()).isEqualTo(ended.json());
    }

    @Test
    void a_paused_session_can_be_read_resumed_and_ended_and_nothing_else() {
        String id = api.open();
        assertThat(api.put("/sessions/" + id, "{\"status\":\"INACTIVE\"}").text("status"))
                .isEqualTo("INACTIVE");

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("INACTIVE");
        assertThat(api.put("/sessions/" + id + "/context", "{\"context\":{\"a\":1}}")
                        .status())
                .isEqualTo(409);
        assertThat(api.put("/sessions/" + id + "/activity", null).status()).isEqualTo(409);
        assertThat(api.append(id, "user", "hello").status()).isEqualTo(409);
        Answer resumed = api.put("/sessions/" + id, "{\"status\":\"ACTIVE\",\"context\":{\"a\":1}}");
        assertThat(resumed.text("status")).isEqualTo("ACTIVE");
        api.put("/sessions/" + id, "{\"status\":\"INACTIVE\"}");
        assertThat(api.post("/sessions/" + id + "/end", null).text("status")).isEqualTo("ENDED");
    }

    @Test
    void an_end_is_final_and_asking_again_answers_the_same() {
        String id = api.open();

        Answer ended = api.post("/sessions/" + id + "/end", null);

        assertThat(ended.text("status")).isEqualTo("ENDED");
        assertThat(ended.text("endReason")).isEqualTo("client");
        assertThat(ended.instant("expiresAt")).isEqualTo(ended.instant("endedAt"));
        assertThat(api.post("/sessions/" + id + "/end", null).json()).isEqualTo(ended.json());
        assertThat(api.put("/sessions/" + id + "/expire", null).json()).isEqualTo(ended.json());
        assertThat(api.put("/sessions/" + id, "{\"status\":\"EXPIRED\"}").json())
                .isEqualTo(ended.json());
        assertThat(api.get("/sessions/" + id).json()).isEqualTo(ended.json());
    }

    @Test
    void a_session_can_be_expired_by_its_own_address_or_by_its_status() {
        Answer expired = api.put("/sessions/" + api.open() + "/expire", null);
        Answer byStatus = api.put("/sessions/" + api.open(), "{\"status\":\"EXPIRED\",\"context\":{\"last\":1}}");

        for (Answer answer : List.of(expired, byStatus)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("status")).isEqualTo("EXPIRED");
            assertThat(answer.text("endReason")).isEqualTo("expired-by-client");
        }
        assertThat(byStatus.json().getJsonObject("context").getInt("last")).isEqualTo(1);
    }

    @Test
    void every_write_to_an_ended_session_is_410_and_changes_nothing() {
        String id = api.open("{\"context\":{\"a\":1}}");
        api.append(id, "user", "hello");
        Answer ended = api.post("/sessions/" + id + "/end", null);

        assertThat(api.put("/sessions/" + id, "{\"context\":{\"b\":1}}").status())
                .isEqualTo(410);
        assertThat(api.put("/sessions/" + id, "{\"status\":\"ACTIVE\"}").status())
                .isEqualTo(410);
        assertThat(api.put("/sessions/" + id + "/context", "{\"context\":{\"b\":1}}")
                        .status())
                .isEqualTo(410);
        assertThat(api.put("/sessions/" + id + "/activity", null).status()).isEqualTo(410);
        assertThat(api.append(id, "user", "too late").status()).isEqualTo(410);

        assertThat(api.get("/sessions/" + id).json()).isEqualTo(ended.json());
        assertThat(api.get("/sessions/" + id + "/messages").list("messages")).hasSize(1);
    }

    @Test
    void a_deleted_session_is_gone_with_its_messages() {
        String id = api.open();
        api.append(id, "user", "hello");

        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(204);

        assertThat(api.get("/sessions/" + id).status()).isEqualTo(404);
        assertThat(api.get("/sessions/" + id + "/messages").status()).isEqualTo(404);
        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(404);
        assertThat(Tables.count("conversation where session_id = '" + id + "'")).isZero();
    }

    @Test
    void listings_are_newest_first_and_live_ones_most_recently_active_first() {
        String first = api.open();
        String second = api.open();
        String third = api.open();
        api.put("/sessions/" + first + "/activity", null);
        api.post("/sessions/" + second + "/end", null);

        assertThat(ids(api.get("/sessions"))).containsExactly(third, second, first);
        assertThat(ids(api.get("/sessions?skip=1&take=1"))).containsExactly(second);
        assertThat(ids(api.get("/sessions/active"))).containsExactly(first, third);
    }

    @Test
    void a_listing_by_cursor_is_stable_while_sessions_are_added() {
        String first = api.open();
        String second = api.open();
        String third = api.open();
        Answer page = api.get("/sessions?limit=1");
        api.open();

        Answer next = api.get("/sessions?limit=1&cursor=" + page.text("next"));
        Answer last = api.get("/sessions?limit=1&cursor=" + next.text("next"));

        assertThat(ids(page)).containsExactly(third);
        assertThat(ids(next)).containsExactly(second);
        assertThat(ids(last)).containsExactly(first);
        assertThat(last.json().isNull("next")).isTrue();
    }

    private static List<String> ids(Answer page) {
        return page.list("items").stream().map(item -> item.getString("id")).toList();
    }
}
