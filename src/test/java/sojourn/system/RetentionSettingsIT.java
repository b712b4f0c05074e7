package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is set about limits, cleanup and purge is what a server does. */
@ExtendWith(OpenAndStrictServer.class)
class RetentionSettingsIT {

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final OwnServer server = OpenAndStrictServer.get();
    private final SessionsApi api = server.user("owner-" + UUID.randomUUID());

    @Test
    void as_many_sessions_as_are_set_are_opened_and_the_others_refused() throws Exception {
        List<Callable<Answer>> openings = Collections.nCopies(40, () -> api.post("/sessions", null));

        List<Answer> answers = Parallel.run(openings);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.text("type")).endsWith("too-many-sessions"))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        List<String> ids = api.get("/sessions/active").list("items").stream()
                .map(session -> session.getString("id"))
                .toList();
        assertThat(ids).hasSize(2);
        api.put("/sessions/" + ids.get(0), "{\"status\":\"INACTIVE\"}");
        assertThat(api.post("/sessions", null).status())
                .as("a paused one counts")
                .isEqualTo(409);
    }

    @Test
    void a_pass_comes_as_often_as_is_set_and_a_purge_takes_what_is_older_than_is_set() throws Exception {
        OpenAndStrictServer.Prepared prepared = OpenAndStrictServer.prepared();
        SessionsApi owner = server.user(prepared.owner());
        String failing = prepared.failing();

        // By a pass, which comes every minute; as often it is looked whether the day's purge is due. By now both were.
        Eventually.within(
                BOUND,
                () -> owner.get("/sessions/" + failing),
                answer -> !answer.json().isNull("endedAt"));
        Eventually.within(BOUND, () -> owner.get("/sessions/" + prepared.old()).status(), status -> status == 404);
        assertThat(owner.get("/sessions/" + prepared.recent()).status()).isEqualTo(200);
        Eventually.get(
                () -> server.text(
                        "select count(distinct action) from audit_entry where action in ('purge', 'purge.done')"
                                + " and actor = 'system' and address is null and request_id is null"),
                "2"::equals);
        assertThat(
                        server.text(
                                "select day = ((now() at time zone 'Pacific/Kiritimati') - interval '23:59')::date from purge_run"))
                .isEqualTo("t");
    }
}
