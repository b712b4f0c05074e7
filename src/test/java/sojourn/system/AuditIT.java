package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail tells who did what, on what, when and from where, and nobody can change it. */
@ExtendWith(ArquillianExtension.class)
class AuditIT {

    @ArquillianResource
    private URI base;

    private String user;
    private String carol;
    private SessionsApi api;
    private SessionsApi admin;

    @BeforeEach
    void newUsers() {
        user = "user-" + UUID.randomUUID();
        carol = "carol-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
        admin = SessionsApi.of(base, carol, "admin");
    }

    @Test
    void an_end_by_an_administrator_is_told_with_who_what_when_and_from_where() {
        String id = api.open();
        String request = UUID.randomUUID().toString();

        JsonObject ended = admin.with("X-Request-Id", request)
                .post("/admin/sessions/" + id + "/end", null)
                .json();

        JsonObject entry = only("subject=" + id);
        assertThat(entry.getString("actor")).isEqualTo("admin:" + carol);
        assertThat(entry.getString("action")).isEqualTo("session.end");
        assertThat(entry.getString("subjectId")).isEqualTo(id);
        assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
        assertThat(entry.getString("requestId")).isEqualTo(request);
        assertThat(entry.getJsonObject("details"))
                .isEqualTo(Answer.json("{\"reason\":\"admin\",\"owner\":\"user:" + user + "\"}"));
        assertThat(Tables.text("select abs(extract(epoch from at - timestamptz '" + ended.getString("endedAt")
                        + "')) < 60 from audit_entry where subject_id = '" + id + "'"))
                .as("the database's clock")
                .isEqualTo("t");
    }

    @Test
    void an_end_by_its_owner_and_one_by_time_are_told_as_theirs() {
        String own = api.open();
        String expired = api.open();
        api.post("/sessions/" + own + "/end", null);
        Tables.letBeDue(expired);
        Eventually.get(() -> api.get("/sessions/" + expired).json(), session -> !session.isNull("endedAt"));

        JsonObject byOwner = only("subject=" + own);
        assertThat(byOwner.getString("actor")).isEqualTo("user:" + user);
        assertThat(byOwner.getString("address")).isEqualTo("127.0.0.1");
        assertThat(byOwner.getString("requestId")).hasSize(36);
        JsonObject byTime = only("subject=" + expired);
        assertThat(byTime.getString("actor")).isEqualTo("system");
        assertThat(byTime.isNull("address")).isTrue();
        assertThat(byTime.isNull("requestId")).isTrue();
        assertThat(byTime.getJsonObject("details").getString("reason")).isEqualTo("timeout");
    }

    @Test
    void the_end_of_a_requests_own_session_is_told_with_the_request() {
        Answer ordered = api.post("/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}");

        JsonObject entry = only("subject=" + ordered.text("sessionId"));

        assertThat(entry.getString("actor")).isEqualTo("user:" + user);
        assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
        assertThat(entry.getJsonObject("details").getString("reason")).isEqualTo("transient");
    }

    @Test
    void whatever_is_done_to_a_key_is_told_without_its_secret() {
        String body = "{\"name\":\"Ann Smith's\",\"userId\":\"" + user + "\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}";
        String id = admin.withKey("made").post("/admin/api-keys", body).text("id");
        String prefix = admin.withKey("made").post("/admin/api-keys", body).text("prefix");
        admin.delete("/admin/api-keys/" + id);
        admin.delete("/admin/api-keys/" + id);

        List<JsonObject> entries = entries("subject=" + id);

        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .as("what was revoked before is not revoked again")
                .containsExactly("api-key.revoke", "api-key.reissue", "api-key.issue");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getString("actor")).isEqualTo("admin:" + carol);
            assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
        });
        assertThat(entries.get(0).getJsonObject("details"))
                .isEqualTo(Answer.json("{\"holder\":\"user:" + user + "\",\"prefix\":\"" + prefix
                        + "\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}"));
    }

    @Test
    void cleanup_and_purge_by_hand_are_told_with_what_they_came_to() {
        JsonObject cleaned = admin.withKey("clean").post("/admin/cleanup", null).json();
        admin.withKey("clean").post("/admin/cleanup", null);
        JsonObject purged =
                admin.post("/admin/purge", "{\"olderThanDays\":36500}").json();

        List<JsonObject> entries = entries("actor=admin:" + carol);

        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .as("an answer that is given again is no act")
                .containsExactly("purge.done", "purge", "cleanup.done", "cleanup");
        assertThat(entries).allMatch(entry -> entry.isNull("subjectId"));
        assertThat(entries.get(0).getJsonObject("details")).isEqualTo(purged);
        assertThat(entries.get(1).getJsonObject("details")).isEqualTo(Answer.json("{\"olderThanDays\":36500}"));
        assertThat(entries.get(2).getJsonObject("details")).isEqualTo(cleaned);
        assertThat(entries.get(0).getString("requestId"))
                .isEqualTo(entries.get(1).getString("requestId"))
                .isNotEqualTo(entries.get(2).getString("requestId"));
    }

    @Test
    void a_purge_is_told_before_it_deletes() throws Exception {
        try (AutoCloseable failing =
                Tables.failing("audit_entry", "new.action = 'purge' and new.actor = 'admin:" + carol + "'", "no")) {
            String old = api.open();
            api.post("/sessions/" + old + "/end", null);
            Tables.execute("update session set ended_at = now() - interval '9 days' where id = '" + old + "'");

            assertThat(admin.post("/admin/purge", "{\"olderThanDays\":8}").status())
                    .isGreaterThanOrEqualTo(500);

            assertThat(Tables.count("session where id = '" + old + "'")).isOne();
        }
    }

    @Test
    void an_entry_vanishes_with_the_act_that_is_rolled_back() throws Exception {
        String key = UUID.randomUUID().toString();
        try (AutoCloseable failing = Tables.failing("idempotency_key", "new.key = '" + key + "'", "no")) {
            assertThat(admin.withKey(key)
                            .post("/admin/api-keys", "{\"name\":\"x\",\"userId\":\"" + user + "\"}")
                            .status())
                    .isGreaterThanOrEqualTo(500);
        }

        assertThat(Tables.count("api_key where holder_name = '" + user + "'")).isZero();
        assertThat(entries("actor=admin:" + carol)).isEmpty();
    }

    @Test
    void an_act_of_which_no_entry_can_be_written_is_not_done() throws Exception {
        Answer made = admin.post("/admin/api-keys", "{\"name\":\"x\",\"userId\":\"" + user + "\"}");
        SessionsApi program = SessionsApi.byKey(base, made.text("secret"));
        String id = made.text("id");
        try (AutoCloseable failing = Tables.failing("audit_entry", "new.subject_id = '" + id + "'", "no")) {
            assertThat(admin.delete("/admin/api-keys/" + id).status()).isGreaterThanOrEqualTo(500);
        }

        assertThat(program.get("/sessions").status()).isEqualTo(200);
        assertThat(entries("subject=" + id))
                .extracting(entry -> entry.getString("action"))
                .containsExactly("api-key.issue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "update audit_entry set actor = 'nobody' where false",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry (id, at, actor, action, detail) select id, at, 'nobody', action, detail"
                        + " from audit_entry on conflict (id) do update set actor = excluded.actor"
            })
    void the_trail_is_changed_by_nobody_also_not_by_the_owner_of_the_table(String sql) {
        String id = api.open();
        admin.post("/admin/sessions/" + id + "/end", null);
        JsonObject before = only("subject=" + id);

        assertThatThrownBy(() -> Tables.execute(sql)).hasRootCauseMessage(refusal(sql));

        assertThat(only("subject=" + id)).isEqualTo(before);
    }

    private static String refusal(String sql) {
        String operation = sql.contains("update") ? "UPDATE" : sql.contains("delete") ? "DELETE" : "TRUNCATE";
        return "ERROR: The audit trail is only added to: " + operation + " is refused\n  Where: PL/pgSQL function"
                + " refuse_change_of_audit() line 3 at RAISE";
    }

    @Test
    void all_filters_that_are_given_apply() {
        String one = ended();
        String two = ended();
        String at = only("subject=" + two).getString("at");
        admin.post("/admin/cleanup", null);
        String mine = "actor=admin:" + carol;

        assertThat(subjects(mine + "&action=session.end")).containsExactly(two, one);
        assertThat(entries(mine + "&action=cleanup")).hasSize(1);
        assertThat(entries(mine)).hasSize(4);
        assertThat(entries(mine + "&from=" + at)).hasSize(3);
        assertThat(subjects(mine + "&to=" + at)).containsExactly(one);
        assertThat(entries("from=" + at + "&action=session.end"))
                .extracting(entry -> entry.getString("at"))
                .allMatch(each -> each.compareTo(at) >= 0)
                .contains(at);
        assertThat(subjects("subject=" + one + "&" + mine)).containsExactly(one);
        assertThat(entries("subject=" + one + "&actor=system")).isEmpty();
        assertThat(entries(mine + "&action=session.open")).isEmpty();
    }

    @Test
    void pages_lead_on_under_the_same_filter_while_entries_are_added() {
        String filter = "actor=admin:" + carol;
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ended.add(0, ended());
        }
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("/admin/audit?take=2&" + filter);
        while (next.isPresent()) {
            Answer page = admin.get(next.get());
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.list("items").forEach(entry -> seen.add(entry.getString("subjectId")));
            assertThat(page.json().isNull("next")).isEqualTo(page.link("next").isEmpty());
            next = page.link("next");
            ended();
        }

        assertThat(seen).isEqualTo(ended);
        Answer skipped = admin.get("/admin/audit?skip=4&take=2&" + filter);
        assertThat(skipped.list("items")).hasSize(2);
        assertThat(admin.get(skipped.link("prev").orElseThrow()).list("items")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actr=x|400|actr",
                "actor=|400|actor",
                "actor=a%00b|400|actor",
                "action=x&action=y|400|action",
                "from=yesterday|400|from",
                "from=2030-01-01|400|from",
                "to=-292275055-05-16T16:47:04Z|400|to",
                "to=%2B999999999-12-31T23:59:59Z|400|to",
                "from=2030-01-02T00:00:00Z&to=2030-01-02T00:00:00Z|422|to",
                "take=201|400|take",
                "cursor=broken|400|cursor"
            })
    void a_bad_question_is_told_what_is_wrong(String query, int status, String field) {
        Answer answer = admin.get("/admin/audit?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.blamed()).containsExactly(field);
    }

    @Test
    void a_filter_is_not_longer_than_a_name() {
        assertThat(admin.get("/admin/audit?subject=" + "x".repeat(301)).blamed())
                .containsExactly("subject");
        assertThat(admin.get("/admin/audit?subject=" + "x".repeat(300)).list("items"))
                .isEmpty();
    }

    private String ended() {
        String id = api.open();
        assertThat(admin.post("/admin/sessions/" + id + "/end", null).status()).isEqualTo(200);
        return id;
    }

    private List<String> subjects(String query) {
        return entries(query).stream()
                .map(entry -> entry.getString("subjectId"))
                .toList();
    }

    private List<JsonObject> entries(String query) {
        Answer answer = admin.get("/admin/audit?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.list("items");
    }

    private JsonObject only(String query) {
        List<JsonObject> found = entries(query);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
