package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.system.probe.FailingParts;

/** A part that somebody adds to the WAR takes part in an end: where it fails, even with an error, nothing is done. */
@ExtendWith(ExtendedNodes.class)
class ExtendedWarIT {

    @Test
    void a_requested_end_whose_part_fails_leaves_the_session_whole() {
        SessionsApi api = api(FailingParts.UNLUCKY + UUID.randomUUID());
        String id = openWithOrder(api);

        Answer end = api.withKey(id).post("/sessions/" + id + "/end", null);

        assertThat(end.status()).isEqualTo(503);
        assertThat(end.text("type")).endsWith("end-failed");
        assertWhole(api, id);
    }

    @Test
    void an_error_between_the_end_and_the_deletion_undoes_the_end() {
        SessionsApi api = api("user-" + UUID.randomUUID());
        String id = openWithOrder(api);

        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(500);

        assertWhole(api, id);
        assertThat(api.post("/sessions/" + id + "/end", null).status()).isEqualTo(200);
    }

    @Test
    void what_can_never_be_ended_is_listed_and_stops_nothing() {
        SessionsApi unlucky = api(FailingParts.UNLUCKY + UUID.randomUUID());
        SessionsApi lucky = api("user-" + UUID.randomUUID());
        SessionsApi admin = ExtendedNodes.admin(ExtendedNodes.a());
        List<String> bad = List.of(openWithOrder(unlucky), openWithOrder(unlucky));
        String good = openWithOrder(lucky);
        ExtendedNodes.execute("update session_activity set expires_at = now(), due_at = now() where session_id in ('"
                + bad.get(0) + "', '" + bad.get(1) + "', '" + good + "')");

        Eventually.get(
                () -> lucky.get("/sessions/" + good), answer -> !answer.json().isNull("endedAt"));
        List<JsonObject> failed = Eventually.get(
                () -> admin.get("/admin/failed-ends").list("items"),
                ends -> ends.stream()
                                .filter(end -> bad.contains(end.getString("sessionId")))
                                .count()
                        == 2);

        assertThat(failed).allSatisfy(end -> assertThat(end.getString("error")).isEqualTo("the last part breaks"));
        Answer pass = admin.post("/admin/cleanup", null);
        assertThat(pass.status()).isEqualTo(200);
        assertThat(unlucky.post("/sessions", null).status()).isEqualTo(201);
        String later = openWithOrder(lucky);
        ExtendedNodes.execute(
                "update session_activity set expires_at = now(), due_at = now() where session_id = '" + later + "'");
        // The timer goes on.
        Eventually.get(
                () -> lucky.get("/sessions/" + later), answer -> !answer.json().isNull("endedAt"));
    }

    private static String openWithOrder(SessionsApi api) {
        String id = api.open();
        api.append(id, "user", "hello");
        api.post("/sessions/" + id + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}");
        return id;
    }

    private static void assertWhole(SessionsApi api, String id) {
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(api.append(id, "user", "still here").status()).isEqualTo(201);
        assertThat(api.get("/sessions/" + id + "/orders").list("items"))
                .extracting(order -> order.getString("status"))
                .containsExactly("DRAFT");
        assertThat(ExtendedNodes.text("select count(*) from outbox_event where subject_id = '" + id + "'"))
                .isEqualTo("0");
        assertThat(ExtendedNodes.text("select count(*) from idempotency_key where key = '" + id + "'"))
                .isEqualTo("0");
    }

    private static SessionsApi api(String user) {
        return ExtendedNodes.onA(user);
    }
}
