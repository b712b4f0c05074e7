package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever asks about a request by its id finds it in the log. */
@ExtendWith(OpenAndStrictServer.class)
class RequestIdIT {

    private final OwnServer server = OpenAndStrictServer.get();

    @Test
    void the_log_names_a_request_that_failed_by_its_id_and_its_trace() {
        String user = "unlucky-" + UUID.randomUUID();
        String id = "order.7_" + UUID.randomUUID();
        server.execute("create function refuse() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused by a test''; end'");
        server.execute("create trigger refuse before insert on session for each row when (new.owner_name = '" + user
                + "') execute function refuse()");
        Answer failed;
        try {
            failed = server.user(user).with("X-Request-Id", id).post("/sessions", null);
        } finally {
            server.execute("drop function refuse() cascade");
        }

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("X-Request-Id")).isEqualTo(id);
        assertThat(failed.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String line = "Request " + failed.text("traceId") + " (request " + id + ") failed";
        Eventually.get(server::log, log -> log.contains(line));
    }
}
