package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What extensions add below /admin is as closed as the rest, and what their tasks end is told as theirs. */
@ExtendWith(ExtendedNodes.class)
class ExtendedAdminIT {

    @Test
    void a_method_that_says_nothing_of_roles_is_closed_to_everybody() {
        assertThat(ExtendedNodes.admin(ExtendedNodes.a()).get("/admin/probe").status())
                .isEqualTo(403);
        assertThat(ExtendedNodes.auditor(ExtendedNodes.a()).get("/admin/probe").status())
                .isEqualTo(403);
    }

    @Test
    void a_method_that_says_too_much_is_closed_to_all_but_administrators() {
        assertThat(ExtendedNodes.auditor(ExtendedNodes.a())
                        .post("/admin/probe", null)
                        .status())
                .isEqualTo(403);
        assertThat(ExtendedNodes.onA(ExtendedNodes.user())
                        .post("/admin/probe", null)
                        .status())
                .isEqualTo(403);
        assertThat(ExtendedNodes.admin(ExtendedNodes.a())
                        .post("/admin/probe", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_is_refused_is_told_to_the_log_and_not_to_the_trail() throws IOException {
        String user = ExtendedNodes.user() + "\nforged";

        assertThat(ExtendedNodes.onA(user).post("/admin/cleanup", null).status())
                .isEqualTo(403);

        String line = "user:" + user.replace('\n', '?') + " has no role for POST /api/admin/cleanup";
        Eventually.get(() -> log(), log -> log.contains(line));
        assertThat(ExtendedNodes.text("select count(*) from audit_entry where actor like '%" + user + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_session_that_ends_behind_a_task_is_told_with_the_request_that_started_it_and_no_address() {
        String user = ExtendedNodes.user();
        String request = "request-" + UUID.randomUUID();
        SessionsApi api = ExtendedNodes.onA(user).with("X-Request-Id", request);

        String session = api.post("/quotes?item=tea", null).header("X-Session-Id");

        Probe.awaitRow(session, "ENDED transient SUBMITTED");
        assertThat(ExtendedNodes.text("select concat_ws(' ', actor, coalesce(address, 'nowhere'), request_id)"
                        + " from audit_entry where subject_id = '" + session + "'"))
                .isEqualTo("user:" + user + " nowhere " + request);
    }

    private static String log() {
        try {
            return Files.readString(ExtendedNodes.a().log());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
