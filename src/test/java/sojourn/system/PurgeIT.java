package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was closed longer ago than its retention is deleted, and nothing else. */
@ExtendWith(ArquillianExtension.class)
class PurgeIT {

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
    void sessions_closed_long_ago_are_deleted_with_their_messages() {
        String old = closed(31);
        String recent = closed(29);
        String live = api.open();

        Answer report = admin.post("/admin/purge", "{\"olderThanDays\":30}");

        assertThat(report.status()).as(report.toString()).isEqualTo(200);
        assertThat(report.json().getInt("sessions")).isPositive();
        assertThat(api.get("/sessions/" + old).status()).isEqualTo(404);
        assertThat(Tables.count("conversation where session_id = '" + old + "'"))
                .isZero();
        assertThat(List.of(api.get("/sessions/" + recent), api.get("/sessions/" + live)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(api.get("/sessions/" + recent + "/messages").list("messages"))
                .hasSize(1);
        // What was done is not forgotten with what it was done to.
        assertThat(Tables.count("audit_entry where subject_id = '" + old + "'")).isEqualTo(1);
    }

    @Test
    void submitted_orders_stay_and_cancelled_ones_go_with_their_session() {
        List<String> kept = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (boolean deletedByItsOwner : new boolean[] {true, false}) {
            String id = api.open();
            String orders = "/sessions/" + id + "/orders";
            kept.add(api.post(orders, "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}")
                    .text("id"));
            gone.add(api.post(orders, null).text("id"));
            if (deletedByItsOwner) {
                api.delete("/sessions/" + id);
            } else {
                api.post("/sessions/" + id + "/end", null);
                Tables.execute("update session set ended_at = now() - interval '31 days' where id = '" + id + "'");
            }
        }

        admin.post("/admin/purge", "{\"olderThanDays\":30}");

        assertThat(kept).allSatisfy(order -> {
            Answer answer = api.get("/orders/" + order);
            assertThat(answer.text("status")).isEqualTo("SUBMITTED");
            assertThat(answer.list("items")).hasSize(1);
        });
        assertThat(gone)
                .allSatisfy(order ->
                        assertThat(api.get("/orders/" + order).status()).isEqualTo(404));
        assertThat(api.get("/orders").list("items")).hasSize(2);
    }

    @Test
    void an_expired_session_is_not_deleted_before_it_was_ended() {
        String id = api.open();
        Tables.execute(
                "update session_activity set expires_at = now() - interval '40 days' where session_id = '" + id + "'");

        admin.post("/admin/purge", "{\"olderThanDays\":0}");

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("EXPIRED");
    }

    @Test
    void events_are_forgotten_after_their_retention() {
        String id = closed(1);
        Tables.execute(
                "update outbox_event set created_at = now() - interval '31 days' where subject_id = '" + id + "'");

        assertThat(admin.post("/admin/purge", "{\"olderThanDays\":30}").json().getInt("events"))
                .isPositive();

        assertThat(Tables.count("outbox_event where subject_id = '" + id + "'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"olderThanDays\":-1}",
                "{\"olderThanDays\":1.5}",
                "{\"olderThanDays\":\"30\"}",
                "{\"olderThanDays\":99999999999999999999}",
                "{\"olderThanDays\":null}",
                "{\"olderThanDays\":30,\"all\":true}"
            })
    void a_bad_purge_deletes_nothing(String body) {
        String old = closed(400);

        assertThat(admin.post("/admin/purge", body).status()).isEqualTo(400);

        assertThat(api.get("/sessions/" + old).status()).isEqualTo(200);
    }

    @Test
    void users_cannot_clean_up() {
        for (Answer answer : List.of(
                api.post("/admin/cleanup", null),
                api.post("/admin/purge", "{\"olderThanDays\":0}"),
                api.get("/admin/failed-ends"),
                api.get("/admin/events"))) {
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    private String closed(int daysAgo) {
        String id = api.open();
        api.append(id, "user", "hello");
        api.post("/sessions/" + id + "/end", null);
        Tables.execute("update session set ended_at = now() - interval '" + daysAgo + " days' where id = '" + id + "'");
        return id;
    }
}
