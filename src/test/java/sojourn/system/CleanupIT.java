package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions whose time has run out are ended, each once; what cannot be ended is kept whole and tried again. */
@ExtendWith(ArquillianExtension.class)
class CleanupIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUsers() {
        api = SessionsApi.stranger(base);
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
    }

    @Test
    void an_expired_session_is_ended_without_being_asked_for() {
        String id = api.open();
        api.append(id, "user", "hello");
        Tables.letBeDue(id);

        JsonObject ended =
                Eventually.get(() -> api.get("/sessions/" + id).json(), session -> !session.isNull("endedAt"));

        assertThat(ended.getString("status")).isEqualTo("EXPIRED");
        assertThat(ended.getString("endReason")).isEqualTo("timeout");
        assertThat(Tables.count("conversation where sealed_at is not null and session_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(Tables.text("select actor || ' ' || action || ' ' || (detail->>'reason') from audit_entry"
                        + " where subject_id = '" + id + "'"))
                .isEqualTo("system session.end timeout");
        assertThat(Tables.count("outbox_event where type = 'session.ended' and subject_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_session_that_was_used_since_it_was_due_lives_on() {
        String id = api.open();
        Tables.execute(
                "update session_activity set due_at = now() - interval '1 minute' where session_id = '" + id + "'");

        assertThat(admin.post("/admin/cleanup", null).status()).isEqualTo(200);

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        // Not exactly the expiry: the read may have moved that meanwhile.
        assertThat(Tables.text(
                        "select due_at > now() + interval '23 hours' and due_at <= expires_at from session_activity"
                                + " where session_id = '" + id + "'"))
                .isEqualTo("t");
    }

    @Test
    void a_closed_session_whose_timer_was_left_on_is_left_alone() {
        String id = api.open();
        Answer ended = api.post("/sessions/" + id + "/end", null);
        Tables.execute("update session_activity set due_at = now() where session_id = '" + id + "'");

        Eventually.get(
                () -> Tables.count("session_activity where due_at is not null and session_id = '" + id + "'"),
                due -> due == 0);

        assertThat(api.get("/sessions/" + id).json()).isEqualTo(ended.json());
        assertThat(Tables.count("audit_entry where subject_id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void one_bad_session_stops_nothing_and_is_listed_with_its_error() throws Exception {
        String bad = api.open();
        api.append(bad, "user", "hello");
        String good = api.open();
        try (AutoCloseable failing = failing(bad, "the shelf is full")) {
            Tables.letBeDue(bad);
            Tables.letBeDue(good);

            admin.post("/admin/cleanup", null);
            Eventually.get(() -> api.get("/sessions/" + good).json(), session -> !session.isNull("endedAt"));
            JsonObject failed = Eventually.get(() -> failedEnd(bad), end -> !end.isEmpty());

            assertThat(failed.getString("error")).contains("the shelf is full");
            assertThat(failed.getInt("attempts")).isPositive();
            Answer whole = api.get("/sessions/" + bad);
            assertThat(whole.text("status")).isEqualTo("EXPIRED");
            assertThat(whole.json().isNull("endedAt")).isTrue();
            assertThat(Tables.count("conversation where sealed_at is null and session_id = '" + bad + "'"))
                    .isEqualTo(1);
            assertThat(Tables.count("audit_entry where subject_id = '" + bad + "'"))
                    .isZero();
            assertThat(api.post("/sessions", "{}").status()).isEqualTo(201);
            assertThat(admin.post("/admin/sessions/" + bad + "/end", null).status())
                    .isEqualTo(503);
        }

        Answer byHand = admin.post("/admin/sessions/" + bad + "/end", null);
        assertThat(byHand.text("endReason")).isEqualTo("timeout");
        assertThat(failedEnd(bad)).isEmpty();
    }

    @Test
    void what_failed_is_tried_again_later_each_time_and_by_a_pass_at_once() throws Exception {
        String id = api.open();
        try (AutoCloseable failing = failing(id, "not now")) {
            Tables.letBeDue(id);
            Eventually.get(() -> failedEnd(id), end -> !end.isEmpty());
            assertThat(secondsUntilNextAttempt(id)).isBetween(1L, 10L);

            int attempts = failedEnd(id).getInt("attempts");
            Answer report = admin.post("/admin/cleanup", null);
            Eventually.get(() -> failedEnd(id).getInt("attempts"), now -> now > attempts);
            assertThat(report.status()).isEqualTo(200);
            assertThat(secondsUntilNextAttempt(id)).isGreaterThan(10);
        }
        Tables.execute("update session_activity set due_at = now() where session_id = '" + id + "'");

        Eventually.get(() -> api.get("/sessions/" + id).json(), session -> !session.isNull("endedAt"));
    }

    @Test
    void a_requested_end_that_fails_leaves_the_session_live() throws Exception {
        String id = api.open();
        String path = "/sessions/" + id;
        api.append(id, "user", "hello");
        try (AutoCloseable failing = failing(id, "secret detail")) {
            for (Answer answer : List.of(
                    api.post(path + "/end", null),
                    api.withKey("end").post(path + "/end", null),
                    api.put(path + "/expire", null),
                    api.put(path, "{\"status\":\"ENDED\"}"),
                    api.mergePatch(path, "{\"status\":\"ENDED\"}"),
                    api.delete(path),
                    admin.post("/admin" + path + "/end", null))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:end-failed");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.response().body()).doesNotContain("secret detail");
            }
            assertThat(api.get(path).text("status")).isEqualTo("ACTIVE");
            assertThat(api.append(id, "user", "still here").status()).isEqualTo(201);
        }

        assertThat(api.withKey("end").post(path + "/end", null).text("status")).isEqualTo("ENDED");
    }

    @Test
    void passes_at_once_end_each_session_once() throws Exception {
        List<String> due = new ArrayList<>();
        for (int owner = 0; owner < 6; owner++) {
            SessionsApi other = SessionsApi.stranger(base);
            for (int i = 0; i < 10; i++) {
                due.add(other.open());
            }
        }
        String ids = "('" + String.join("','", due) + "')";
        Tables.execute("update session_activity set expires_at = now(), due_at = now() where session_id in " + ids);

        List<Callable<Answer>> passes = Collections.nCopies(4, () -> admin.post("/admin/cleanup", null));
        List<Answer> reports = Parallel.run(passes);

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.status()).isEqualTo(200);
            assertThat(report.json().getInt("found"))
                    .isEqualTo(report.json().getInt("ended") + report.json().getInt("failed"));
        });
        Eventually.get(() -> Tables.count("session where ended_at is null and id in " + ids), open -> open == 0);
        assertThat(Tables.count("audit_entry where subject_id in " + ids)).isEqualTo(60);
        assertThat(Tables.count("outbox_event where subject_id in " + ids)).isEqualTo(60);
    }

    @Test
    void clients_that_go_on_writing_do_not_keep_an_expired_session_from_its_end() throws Exception {
        String id = api.open();
        String path = "/sessions/" + id;
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int client = 0; client < 32; client++) {
            boolean appends = client % 2 == 0;
            calls.add(() -> {
                while (!over.get()) {
                    Answer answer = appends
                            ? api.append(id, "user", "on and on")
                            : api.put(path + "/context", "{\"context\":{\"on\":true}}");
                    assertThat(answer.status()).isIn(200, 201, 410);
                }
                return true;
            });
        }
        calls.add(() -> {
            try {
                Eventually.get(
                        () -> api.get(path + "/messages?limit=200")
                                .list("messages")
                                .size(),
                        count -> count > 100);
                Tables.letBeDue(id);
                Eventually.get(() -> api.get(path), answer -> !answer.json().isNull("endedAt"));
                return true;
            } finally {
                over.set(true);
            }
        });

        assertThat(Parallel.run(calls, calls.size())).containsOnly(true);
    }

    @Test
    void passes_at_once_are_together_no_wider_than_is_set() throws Exception {
        List<String> due = new ArrayList<>();
        for (int owner = 0; owner < 5; owner++) {
            SessionsApi other = SessionsApi.stranger(base);
            for (int i = 0; i < 10; i++) {
                due.add(other.open());
            }
        }
        String ids = "('" + String.join("','", due) + "')";
        Tables.execute("create function stand_still() returns trigger language plpgsql as"
                + " $$ begin perform pg_advisory_xact_lock_shared(4712); return new; end $$");
        Tables.execute("create trigger stand_still before insert on audit_entry for each row"
                + " when (new.action = 'session.end') execute function stand_still()");
        ExecutorService passes = Executors.newFixedThreadPool(6);
        try {
            Tables.whileHeld("select pg_advisory_lock(4712)", () -> {
                Tables.execute(
                        "update session_activity set expires_at = now(), due_at = now() where session_id in " + ids);
                for (int i = 0; i < 6; i++) {
                    passes.submit(() -> admin.post("/admin/cleanup", null));
                }
                Eventually.get(CleanupIT::standing, standing -> standing >= 10);
                for (int look = 0; look < 20; look++) {
                    admin.get("/admin/failed-ends");
                    assertThat(standing()).isEqualTo(10);
                }
            });
            Eventually.get(() -> Tables.count("session where ended_at is null and id in " + ids), open -> open == 0);
        } finally {
            passes.shutdownNow();
            Tables.execute("drop function stand_still() cascade");
        }
    }

    private static long standing() {
        return Tables.count("pg_locks where locktype = 'advisory' and objid = 4712 and not granted");
    }

    @Test
    void a_pass_can_be_asked_for_once_under_a_key() {
        Answer first = admin.withKey("pass").post("/admin/cleanup", null);
        Answer second = admin.withKey("pass").post("/admin/cleanup", null);

        assertThat(first.json().keySet()).containsExactlyInAnyOrder("found", "ended", "failed");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
    }

    /** Lets the last part of a session's end fail: all that was done before it must be undone. */
    private static AutoCloseable failing(String session, String error) {
        return Tables.failing("audit_entry", "new.subject_id = '" + session + "'", error);
    }

    private JsonObject failedEnd(String session) {
        return admin.get("/admin/failed-ends?limit=200").list("items").stream()
                .filter(end -> end.getString("sessionId").equals(session))
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    private static long secondsUntilNextAttempt(String session) {
        return Long.parseLong(Tables.text("select ceil(extract(epoch from due_at - clock_timestamp()))::int"
                + " from session_activity where session_id = '" + session + "'"));
    }
}
