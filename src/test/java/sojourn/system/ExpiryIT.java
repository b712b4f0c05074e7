package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Expired is expired from that instant, whether or not anything has noticed; and using a session keeps it from expiring. */
@ExtendWith(ArquillianExtension.class)
class ExpiryIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;

    @BeforeEach
    void newUser() {
        api = SessionsApi.stranger(base);
    }

    @Test
    void every_read_shows_an_expired_session_as_expired_and_none_revives_it() {
        String id = api.open("{\"context\":{\"a\":1}}");
        api.append(id, "user", "hello");
        Tables.letExpire(id);

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/" + id).json().isNull("endedAt")).isTrue();
        assertThat(api.get("/sessions/" + id + "/messages").text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions").list("items").get(0).getString("status"))
                .isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/active").list("items")).isEmpty();
        assertThat(SessionsApi.of(base, "an-admin", "admin")
                        .get("/admin/sessions/" + id)
                        .text("status"))
                .isEqualTo("EXPIRED");
        assertThat(api.put("/sessions/" + id + "/activity", null).status()).isEqualTo(410);
        assertThat(api.put("/sessions/" + id + "/context", "{\"context\":{}}").status())
                .isEqualTo(410);
        assertThat(api.put("/sessions/" + id, "{\"expiresAt\":\"2200-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(410);
        assertThat(api.append(id, "user", "too late").status()).isEqualTo(410);
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("EXPIRED");
    }

    @Test
    void a_requested_end_of_an_expired_session_keeps_the_reason_of_its_expiry() {
        String id = api.open();
        Tables.letExpire(id);

        Answer ended = api.post("/sessions/" + id + "/end", null);

        assertThat(ended.text("status")).isEqualTo("EXPIRED");
        assertThat(ended.text("endReason")).isEqualTo("timeout");
        assertThat(ended.instant("endedAt")).isAfterOrEqualTo(ended.instant("expiresAt"));
    }

    @Test
    void a_session_that_lived_as_long_as_any_may_ends_for_that_reason() {
        String id = api.open();
        Tables.execute("update session set created_at = created_at - interval '720 hours' where id = '" + id + "'");
        Tables.execute("update session_activity a set expires_at = s.created_at + interval '720 hours' from session s"
                + " where s.id = a.session_id and s.id = '" + id + "'");

        assertThat(api.post("/sessions/" + id + "/end", null).text("endReason")).isEqualTo("max-lifetime");
    }

    @Test
    void an_explicit_touch_is_stored_before_it_is_answered() {
        String id = api.open("{\"duration\":\"PT1H\"}");
        Instant before = api.get("/sessions/" + id).instant("expiresAt");

        Answer touched = api.put("/sessions/" + id + "/activity", null);

        assertThat(touched.instant("expiresAt")).isAfter(before);
        assertThat(storedExpiry(id)).isEqualTo(touched.instant("expiresAt"));
    }

    @Test
    void a_touch_never_shortens() {
        String id = api.open("{\"duration\":\"PT1H\"}");
        Tables.execute("update session_activity set expires_at = expires_at + interval '5 hours' where session_id = '"
                + id + "'");
        Instant far = storedExpiry(id);

        assertThat(api.put("/sessions/" + id + "/activity", null).instant("expiresAt"))
                .isEqualTo(far);
    }

    @Test
    void an_expiry_that_a_touch_has_moved_since_it_was_read_is_no_wish() {
        String id = api.open("{\"duration\":\"PT1H\"}");
        JsonObject read = api.get("/sessions/" + id).json();
        Answer touched = api.put("/sessions/" + id + "/activity", null);
        assertThat(touched.instant("expiresAt")).isAfter(Instant.parse(read.getString("expiresAt")));

        Answer answer = api.put("/sessions/" + id, read.toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text("duration")).isEqualTo("PT1H");
        assertThat(answer.instant("expiresAt")).isAfterOrEqualTo(touched.instant("expiresAt"));
        // Without the activity that it was read with, the same expiry is one.
        Answer wish = api.put("/sessions/" + id, "{\"expiresAt\":\"" + read.getString("expiresAt") + "\"}");
        assertThat(wish.text("expiresAt")).isEqualTo(read.getString("expiresAt"));
        assertThat(wish.text("duration")).isNotEqualTo("PT1H");
    }

    @Test
    void a_read_near_the_expiry_renews_at_once() {
        String id = api.open("{\"duration\":\"PT1H\"}");
        Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '20 minutes'"
                + " where session_id = '" + id + "'");
        Instant near = storedExpiry(id);

        Answer read = api.get("/sessions/" + id);

        assertThat(read.instant("expiresAt")).isAfter(near.plusSeconds(1800));
        assertThat(storedExpiry(id)).isEqualTo(read.instant("expiresAt"));
    }

    @Test
    void other_reads_and_appends_renew_with_the_next_batch_and_answer_what_is_stored() {
        String read = api.open();
        String written = api.open();
        Instant readBefore = storedExpiry(read);
        Instant writtenBefore = storedExpiry(written);

        assertThat(api.get("/sessions/" + read).instant("expiresAt")).isEqualTo(readBefore);
        api.append(written, "user", "hello");

        Eventually.get(() -> storedExpiry(read), expiry -> expiry.isAfter(readBefore));
        Eventually.get(() -> storedExpiry(written), expiry -> expiry.isAfter(writtenBefore));
        assertThat(api.get("/sessions/" + read).json().getInt("version")).isZero();
    }

    @Test
    void a_touch_that_waits_does_not_undo_a_later_change() {
        String changed = api.open("{\"duration\":\"PT10H\"}");
        String barrier = api.open();
        api.get("/sessions/" + changed);
        Instant soon = Instant.now().plusSeconds(7200).truncatedTo(ChronoUnit.MICROS);
        api.put("/sessions/" + changed, "{\"expiresAt\":\"" + soon + "\"}");

        Instant before = storedExpiry(barrier);
        api.get("/sessions/" + barrier);
        Eventually.get(() -> storedExpiry(barrier), expiry -> expiry.isAfter(before));

        assertThat(storedExpiry(changed)).isEqualTo(soon);
    }

    @Test
    void a_read_that_waited_to_renew_does_not_undo_a_change_made_meanwhile() throws Exception {
        String id = api.open("{\"duration\":\"PT10H\"}");
        Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '1 hour'"
                + " where session_id = '" + id + "'");

        Answer read = Tables.whileLocked(
                id,
                () -> api.get("/sessions/" + id),
                "update session set duration_micros = 7200000000, version = version + 1 where id = '" + id + "'");

        Instant latest = Instant.now().plusSeconds(2 * 3600 + 60);
        assertThat(read.status()).isEqualTo(200);
        assertThat(storedExpiry(id)).isBefore(latest);
    }

    @Test
    void a_write_that_waited_while_the_session_expired_is_refused() throws Exception {
        String expire = "update session_activity set expires_at = clock_timestamp() where session_id = '%s'";
        String changed = api.open("{\"context\":{\"a\":1}}");
        String appended = api.open();

        Answer change = Tables.whileLocked(
                changed,
                () -> api.put("/sessions/" + changed + "/context", "{\"context\":{\"late\":1}}"),
                expire.formatted(changed));
        Answer append =
                Tables.whileLocked(appended, () -> api.append(appended, "user", "late"), expire.formatted(appended));

        assertThat(change.status()).isEqualTo(410);
        assertThat(append.status()).isEqualTo(410);
        assertThat(api.get("/sessions/" + changed)
                        .json()
                        .getJsonObject("context")
                        .containsKey("late"))
                .isFalse();
        assertThat(api.get("/sessions/" + appended + "/messages").list("messages"))
                .isEmpty();
    }

    @Test
    void whoever_asks_how_often_a_session_ends_once() throws Exception {
        String id = api.open();
        api.append(id, "user", "hello");
        SessionsApi admin = SessionsApi.of(base, "an-admin", "admin");
        List<Callable<Answer>> ends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ends.add(() -> api.post("/sessions/" + id + "/end", null));
            ends.add(() -> api.put("/sessions/" + id + "/expire", null));
            ends.add(() -> api.put("/sessions/" + id, "{\"status\":\"ENDED\"}"));
            ends.add(() -> admin.post("/admin/sessions/" + id + "/end", null));
        }

        List<Answer> answers = Parallel.run(ends);

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("endReason")).isEqualTo(answers.get(0).text("endReason"));
            assertThat(answer.text("endedAt")).isEqualTo(answers.get(0).text("endedAt"));
        });
        assertThat(api.get("/sessions/" + id).json().getInt("version")).isEqualTo(1);
    }

    @Test
    void a_write_that_waits_while_the_expiry_is_put_off_is_done() throws Exception {
        String id = api.open();
        String ofSession = " where session_id = '" + id + "'";
        Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '5 seconds'" + ofSession);

        Answer answer = Tables.whileRowLocked(
                "session where id = '" + id + "' and pg_advisory_xact_lock(1, hashtext('" + id
                        + "'))::text is not null",
                () -> api.append(id, "user", "in time"),
                statement -> {
                    statement.execute("select pg_sleep_until(expires_at) from session_activity" + ofSession);
                    statement.execute("update session_activity set expires_at = clock_timestamp() + interval '1 hour',"
                            + " due_at = clock_timestamp() + interval '1 hour'" + ofSession);
                });

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @Test
    void listings_and_administrators_touch_nothing() {
        String untouched = api.open();
        String touched = api.open();
        Instant before = storedExpiry(untouched);

        api.get("/sessions");
        api.get("/sessions/active");
        SessionsApi.of(base, "an-admin", "admin").get("/admin/sessions/" + untouched);
        Instant touchedBefore = storedExpiry(touched);
        api.get("/sessions/" + touched);
        Eventually.get(() -> storedExpiry(touched), expiry -> expiry.isAfter(touchedBefore));

        assertThat(storedExpiry(untouched)).isEqualTo(before);
    }

    private static Instant storedExpiry(String session) {
        return Tables.instant("select expires_at from session_activity where session_id = '" + session + "'");
    }
}
