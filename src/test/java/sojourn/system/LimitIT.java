package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An owner has at most ten live sessions, whoever opens how many at once. */
@ExtendWith(ArquillianExtension.class)
class LimitIT {

    private static final int MOST = 10;

    @ArquillianResource
    private URI base;

    private String user;
    private SessionsApi api;

    @BeforeEach
    void newUser() {
        user = "user-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
    }

    @Test
    void the_least_recently_active_session_makes_room() {
        List<String> sessions = open(MOST);
        // The first one is used, so the second is the least recently active one.
        api.put("/sessions/" + sessions.get(0) + "/activity", null);

        String eleventh = api.open();

        Answer gone = Eventually.get(
                () -> api.get("/sessions/" + sessions.get(1)),
                answer -> !answer.json().isNull("endedAt"));
        assertThat(gone.text("status")).isEqualTo("EXPIRED");
        assertThat(gone.text("endReason")).isEqualTo("limit");
        assertThat(live()).hasSize(MOST).contains(eleventh, sessions.get(0)).doesNotContain(sessions.get(1));
        assertThat(api.append(sessions.get(1), "user", "too late").status()).isEqualTo(410);
    }

    @Test
    void it_is_expired_at_once_whether_or_not_its_end_has_run() throws Exception {
        List<String> sessions = open(MOST);
        String first = sessions.get(0);
        api.append(first, "user", "kept");
        for (String other : sessions.subList(1, MOST)) {
            api.put("/sessions/" + other + "/activity", null);
        }
        Tables.execute(
                "update session_activity set last_activity = last_activity - interval '1 hour' where session_id = '"
                        + first + "'");
        try (AutoCloseable failing =
                Tables.failing("audit_entry", "new.subject_id = '" + first + "'", "no end today")) {
            api.open();

            assertThat(api.get("/sessions/" + first).text("status")).isEqualTo("EXPIRED");
            assertThat(live()).hasSize(MOST).doesNotContain(first);
            // An end that fails does not keep its owner from opening another one.
            assertThat(api.post("/sessions", "{}").status()).isEqualTo(201);
        }
    }

    @Test
    void pausing_evades_nothing() {
        List<String> sessions = open(MOST);
        for (String session : sessions) {
            api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");
        }

        api.open();

        assertThat(live()).hasSize(MOST);
    }

    @Test
    void many_opened_at_once_are_never_more_than_allowed() throws Exception {
        List<Callable<Answer>> openings = new ArrayList<>(Collections.nCopies(100, () -> api.post("/sessions", "{}")));

        List<Answer> answers = Parallel.run(openings);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(live()).hasSize(MOST);
        assertThat(unexpired()).isEqualTo(MOST);
        Eventually.get(
                () -> Tables.count("session where owner_name = '" + user + "' and end_reason = 'limit'"),
                ended -> ended == 90);
    }

    @Test
    void a_session_that_makes_room_is_not_revived_by_who_waited_to_change_it() throws Exception {
        String id = api.open();
        for (String change : List.of(
                "{\"expiresAt\":\"" + Instant.now().plusSeconds(7200) + "\"}",
                "{\"context\":{\"late\":true}}",
                "{\"status\":\"INACTIVE\"}",
                "{\"duration\":\"PT9H\"}")) {
            String session = api.open();

            Answer answer = Tables.whileRowLocked(
                    "session_activity where session_id = '" + session + "'",
                    () -> api.put("/sessions/" + session, change),
                    statement -> statement.execute("update session_activity set expires_at = clock_timestamp(),"
                            + " due_at = clock_timestamp(), expiry_reason = 'limit' where session_id = '" + session
                            + "'"));

            assertThat(answer.status()).as(change).isEqualTo(410);
            assertThat(api.get("/sessions/" + session).text("status")).isEqualTo("EXPIRED");
        }
        assertThat(live()).containsExactly(id);
    }

    @Test
    void no_new_expiry_evades_the_limit() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<String> sessions = open(MOST);
            String later = "{\"expiresAt\":\"" + Instant.now().plusSeconds(7200 + round) + "\"}";
            List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(3, () -> api.post("/sessions", null)));
            for (String oldest : sessions.subList(0, 3)) {
                calls.add(() -> api.put("/sessions/" + oldest, later));
            }

            Parallel.run(calls);

            assertThat(unexpired()).isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void sessions_that_are_over_do_not_count() {
        List<String> sessions = open(MOST);
        Tables.letExpire(sessions.get(0));
        api.post("/sessions/" + sessions.get(1) + "/end", null);

        open(2);

        assertThat(live()).hasSize(MOST).containsAll(sessions.subList(2, MOST));
    }

    private List<String> open(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(api.open());
        }
        return ids;
    }

    private List<String> live() {
        return api.get("/sessions/active").list("items").stream()
                .map(session -> session.getString("id"))
                .toList();
    }

    private long unexpired() {
        return Tables.count("session s join session_activity a on a.session_id = s.id where s.owner_name = '" + user
                + "' and s.ended_at is null and a.expires_at > now()");
    }
}
