package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where one more than allowed is refused, an adoption is refused as an opening is, and the session stays nobody's. */
@ExtendWith(OpenAndStrictServer.class)
class AdoptionLimitIT {

    private static final String TOKEN = "X-Session-Token";
    private static final int MOST = 2;
    private static final int MOST_OF_NOBODY = OpenAndStrictServer.MOST_OF_NOBODY;

    private static OwnServer server;
    private static SessionsApi nobody;

    private SessionsApi api;

    @BeforeAll
    static void find() {
        server = OpenAndStrictServer.get();
        nobody = server.nobody();
    }

    @BeforeEach
    void newUserAndNobodyElse() {
        api = server.user("user-" + UUID.randomUUID());
        server.execute(
                "update session_activity set expires_at = clock_timestamp(), due_at = clock_timestamp()"
                        + " where due_at is not null and session_id in (select id from session where owner_type = 'ANONYMOUS')");
    }

    @Test
    void one_too_many_is_refused_and_stays_with_its_secret() {
        Answer opened = nobody.post("/sessions", null);
        String first = api.open();
        api.open();

        Answer refused = adopt(opened);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:too-many-sessions");
        assertThat(api.get("/sessions/" + opened.text("id")).status()).isEqualTo(404);
        assertThat(nobody.with(TOKEN, opened.header(TOKEN)).get("/session").text("status"))
                .isEqualTo("ACTIVE");
        api.post("/sessions/" + first + "/end", null);
        assertThat(adopt(opened).status()).isEqualTo(200);
    }

    @Test
    void of_many_adopted_at_once_so_many_are_that_are_allowed() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int each = 0; each < MOST_OF_NOBODY; each++) {
            Answer opened = nobody.post("/sessions", null);
            calls.add(() -> adopt(opened));
        }

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(MOST);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(MOST_OF_NOBODY - MOST);
        assertThat(api.get("/sessions/active").list("items")).hasSize(MOST);
    }

    @Test
    void one_that_is_adopted_makes_room_among_those_of_nobody() {
        List<Answer> opened = new ArrayList<>();
        for (int each = 0; each < MOST_OF_NOBODY; each++) {
            opened.add(nobody.post("/sessions", null));
        }
        assertThat(nobody.post("/sessions", null).status()).isEqualTo(503);

        assertThat(adopt(opened.get(0)).status()).isEqualTo(200);

        assertThat(nobody.post("/sessions", null).status()).isEqualTo(201);
        assertThat(nobody.post("/sessions", null).status()).isEqualTo(503);
    }

    private Answer adopt(Answer opened) {
        return api.with(TOKEN, opened.header(TOKEN)).post("/sessions/" + opened.text("id") + "/adopt", null);
    }
}
