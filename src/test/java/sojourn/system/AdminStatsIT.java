package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators see at a glance: figures, the last passes and purges; and one failed end that is tried again. */
@ExtendWith(ArquillianExtension.class)
class AdminStatsIT {

    @ArquillianResource
    private URI base;

    private String carol;
    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUsers() {
        carol = "carol-" + UUID.randomUUID();
        api = SessionsApi.stranger(base);
        admin = SessionsApi.of(base, carol, "admin");
    }

    @Test
    void sessions_are_counted_as_they_are_stored() throws Exception {
        // What other tests have let run out ahead of its time.
        Tables.execute("update session_activity set due_at = expires_at where due_at > expires_at");
        api.open();
        api.put("/sessions/" + api.open(), "{\"status\":\"INACTIVE\"}");
        api.post("/sessions/" + api.open() + "/end", null);
        api.put("/sessions/" + api.open() + "/expire", null);
        String failing = api.open();
        try (AutoCloseable broken = Tables.failing("session", "new.id = '" + failing + "'", "no")) {
            Tables.letBeDue(failing);
            Eventually.get(() -> Tables.count("failed_end where session_id = '" + failing + "'"), count -> count > 0);

            JsonObject counted = Eventually.get(
                    this::sessions,
                    sessions -> sessions.getInt("active") == count("ACTIVE", ">")
                            && sessions.getInt("inactive") == count("INACTIVE", ">")
                            && sessions.getInt("ended") == Tables.count("session where status = 'ENDED'")
                            && sessions.getInt("expired")
                                    == Tables.count("session where status = 'EXPIRED'") + sessions.getInt("waiting")
                            && sessions.getInt("waiting") == count("ACTIVE", "<=") + count("INACTIVE", "<="));

            assertThat(counted.getInt("inactive")).isPositive();
            assertThat(counted.getInt("waiting")).isPositive();
            assertThat(counted.getInt("failing")).isPositive();
            List<JsonObject> hours = counted.getJsonArray("hours").getValuesAs(JsonObject.class);
            assertThat(hours)
                    .hasSize(24)
                    .extracting(hour -> hour.getString("from"))
                    .isSorted();
            for (String figure : List.of("created", "ended", "expired")) {
                String counts = figure.equals("created")
                        ? "session where created_at"
                        : "session where status = '" + figure.toUpperCase(Locale.ROOT) + "' and ended_at";
                assertThat(hours.stream().mapToLong(hour -> hour.getInt(figure)).sum())
                        .as(figure)
                        .isEqualTo(Tables.count(counts + " >= '" + hours.get(0).getString("from") + "'"));
            }
        }
        admin.post("/admin/cleanup", null);
    }

    @Test
    void the_node_tells_what_it_has_done_and_has_to_do() {
        JsonObject before = admin.get("/admin/stats").json().getJsonObject("node");
        for (int i = 0; i < 5; i++) {
            api.get("/sessions");
        }
        JsonObject after = admin.get("/admin/stats").json().getJsonObject("node");

        assertThat(after.getInt("requests")).isGreaterThanOrEqualTo(before.getInt("requests") + 5);
        assertThat(after.getInt("failedRequests")).isGreaterThanOrEqualTo(before.getInt("failedRequests"));
        assertThat(after.getInt("taskCapacity")).isEqualTo(100);
        assertThat(after.getInt("tasksWaiting")).isNotNegative();
        assertThat(after.getInt("tasksRunning")).isNotNegative();
        assertThat(after.getJsonObject("copies").keySet()).containsExactlyInAnyOrder("count", "hits", "misses");
        assertThat(admin.get("/admin/stats").json().getInt("nodes")).isPositive();
    }

    @Test
    void the_last_passes_are_told_with_who_asked_for_them_and_what_they_came_to() {
        JsonObject cleaned = admin.post("/admin/cleanup", null).json();
        JsonObject purged =
                admin.post("/admin/purge", "{\"olderThanDays\":36500}").json();

        JsonObject cleanup = first("/admin/cleanup");
        JsonObject purge = first("/admin/purge");

        assertThat(cleanup.getString("kind")).isEqualTo("CLEANUP");
        assertThat(cleanup.getString("actor")).isEqualTo("admin:" + carol);
        assertThat(cleanup.getJsonObject("cleanup")).isEqualTo(cleaned);
        assertThat(cleanup.get("purge")).isEqualTo(JsonValue.NULL);
        assertThat(cleanup.get("error")).isEqualTo(JsonValue.NULL);
        assertThat(cleanup.getString("finishedAt")).isGreaterThanOrEqualTo(cleanup.getString("startedAt"));
        assertThat(purge.getString("kind")).isEqualTo("PURGE");
        assertThat(purge.getJsonObject("purge")).isEqualTo(purged);
        JsonObject stats = admin.get("/admin/stats").json();
        assertThat(stats.getJsonObject("lastCleanup")).isEqualTo(cleanup);
        assertThat(stats.getJsonObject("lastPurge")).isEqualTo(purge);
        assertThat(admin.get("/admin/cleanup?limit=200").list("items"))
                .as("the pass of the start")
                .anySatisfy(run -> assertThat(run.getString("actor")).isEqualTo("system"));
        assertThat(admin.get("/admin/cleanup?limit=0").blamed()).containsExactly("limit");
    }

    @Test
    void a_purge_that_breaks_off_is_told_with_its_error() throws Exception {
        String old = api.open();
        api.post("/sessions/" + old + "/end", null);
        Tables.execute("update session set ended_at = now() - interval '9 days' where id = '" + old + "'");
        Tables.execute("create function refuse_" + old.replace("-", "")
                + "() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$");
        Tables.execute("create trigger refused before delete on session for each row when (old.id = '" + old
                + "') execute function refuse_" + old.replace("-", "") + "()");
        try {
            assertThat(admin.post("/admin/purge", "{\"olderThanDays\":8}").status())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            Tables.execute("drop function refuse_" + old.replace("-", "") + "() cascade");
        }

        JsonObject run = first("/admin/purge");
        assertThat(run.get("purge")).isEqualTo(JsonValue.NULL);
        assertThat(run.getString("error")).isNotBlank();
        assertThat(run.isNull("finishedAt")).isFalse();
    }

    @Test
    void of_each_kind_two_hundred_passes_are_kept() {
        Tables.execute("insert into retention_run (kind, actor, started_at, finished_at, sessions, events)"
                + " select 'PURGE', 'system', now(), now(), 0, 0 from generate_series(1, 250)");

        admin.post("/admin/purge", "{\"olderThanDays\":36500}");

        assertThat(Tables.count("retention_run where kind = 'PURGE'")).isEqualTo(200);
        assertThat(admin.get("/admin/purge?limit=200").list("items")).hasSize(200);
        assertThat(first("/admin/purge").getString("actor")).isEqualTo("admin:" + carol);
    }

    @Test
    void one_end_that_failed_is_tried_again_at_once() throws Exception {
        String session = api.open();
        String retry = "/admin/failed-ends/" + session + "/retry";
        assertThat(admin.post(retry, null).status()).as("it has not failed").isEqualTo(404);
        try (AutoCloseable broken = Tables.failing("session", "new.id = '" + session + "'", "no")) {
            Tables.letBeDue(session);
            Eventually.get(() -> Tables.count("failed_end where session_id = '" + session + "'"), count -> count > 0);
            Tables.execute("update session_activity set due_at = now() + interval '1 hour' where session_id = '"
                    + session + "'");

            Answer refused = admin.post(retry, null);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:end-failed");
            assertThat(Tables.count("failed_end where attempts > 1 and session_id = '" + session + "'"))
                    .isOne();
        }

        Answer ended = admin.withKey("again").post(retry, null);

        assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
        assertThat(ended.text("status")).isEqualTo("EXPIRED");
        assertThat(ended.text("endReason")).isEqualTo("timeout");
        assertThat(admin.get("/admin/failed-ends?limit=200").list("items"))
                .noneMatch(end -> end.getString("sessionId").equals(session));
        assertThat(admin.withKey("again").post(retry, null).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(admin.post(retry, null).status()).isEqualTo(404);
        assertThat(admin.post("/admin/failed-ends/none/retry", null).blamed()).containsExactly("id");
    }

    private JsonObject sessions() {
        return admin.get("/admin/stats").json().getJsonObject("sessions");
    }

    private static long count(String status, String expiry) {
        return Tables.count("session s join session_activity a on a.session_id = s.id where s.status = '" + status
                + "' and a.expires_at " + expiry + " clock_timestamp()");
    }

    private JsonObject first(String path) {
        return admin.get(path + "?limit=1").list("items").get(0);
    }
}
