package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nodes without a network are correct as well: one alone answers from its copies, and two from the database. */
class UnconnectedNodesIT {

    private static final int ROUNDS = 50;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = OwnServer.startTwo("unconnected", Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void two_that_share_a_database_see_what_the_other_one_writes_and_one_that_is_left_keeps_copies() {
        SessionsApi one = server.user("alice");
        SessionsApi other = server.userOfOther("alice");
        String id = one.open();
        for (int round = 0; round < ROUNDS; round++) {
            SessionsApi writer = round % 2 == 0 ? one : other;
            SessionsApi reader = round % 2 == 0 ? other : one;
            writer.put("/sessions/" + id + "/context", "{\"context\":{\"round\":" + round + "}}");
            for (SessionsApi each : new SessionsApi[] {reader, writer, reader}) {
                assertThat(each.get("/sessions/" + id)
                                .json()
                                .getJsonObject("context")
                                .getInt("round"))
                        .isEqualTo(round);
            }
        }
        JsonObject both = cluster();
        assertThat(both.getBoolean("networked")).isFalse();
        assertThat(both.getBoolean("serving")).isFalse();
        assertThat(both.getString("hindrance")).contains("cannot be reached");
        assertThat(both.getJsonArray("members")).hasSize(2);

        server.stopOther();

        JsonObject alone = Eventually.get(
                UnconnectedNodesIT::cluster,
                state -> state.getBoolean("serving")
                        && state.getJsonArray("members").size() == 1);
        assertThat(alone.isNull("hindrance")).isTrue();
        one.get("/sessions/" + id);
        long hits = hits();
        one.get("/sessions/" + id);
        assertThat(hits()).isEqualTo(hits + 1);
        // Its HTTP port, and no other: nobody is to find it.
        assertThat(server.listeners()).hasSize(1);
    }

    private static JsonObject cluster() {
        return server.user("admin", "admin").get("/admin/cluster").json();
    }

    private static long hits() {
        return cluster().getJsonObject("copies").getJsonNumber("hits").longValue();
    }
}
