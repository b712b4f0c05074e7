package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators read anybody's session wholly, which touches nothing, and set when it expires. */
@ExtendWith(ArquillianExtension.class)
class AdminSessionContentIT {

    private static final String SCRIPT = "<script>alert('x')</script>";

    @ArquillianResource
    private URI base;

    private String carol;
    private SessionsApi api;
    private SessionsApi admin;
    private SessionsApi auditor;
    private String session;

    @BeforeEach
    void newSession() {
        carol = "carol-" + UUID.randomUUID();
        api = SessionsApi.stranger(base);
        admin = SessionsApi.of(base, carol, "admin");
        auditor = SessionsApi.of(base, "auditor-" + UUID.randomUUID(), "auditor");
        session = api.open("{\"duration\":\"PT2H\"}");
    }

    @Test
    void messages_are_read_as_the_owner_reads_them() {
        for (int i = 1; i <= 5; i++) {
            api.append(session, "user", SCRIPT + i);
        }

        for (SessionsApi reader : List.of(admin, auditor)) {
            Answer page = reader.get("/admin/sessions/" + session + "/messages?limit=2");
            Answer next = reader.get(page.link("next").orElseThrow());
            Answer last = reader.get("/admin/sessions/" + session + "/messages?before=6&limit=2");

            assertThat(page.text("id")).isEqualTo(session);
            assertThat(page.list("messages"))
                    .isEqualTo(api.get("/sessions/" + session + "/messages?limit=2")
                            .list("messages"));
            assertThat(contents(next)).containsExactly(SCRIPT + 3, SCRIPT + 4);
            assertThat(contents(last)).containsExactly(SCRIPT + 4, SCRIPT + 5);
        }
    }

    @Test
    void conversations_and_orders_are_read_as_the_owner_reads_them() {
        String path = "/sessions/" + session + "/conversations";
        String conversation = api.post(
                        path, "{\"name\":\"" + SCRIPT + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
                .text("id");
        api.post(path, null);
        api.post("/sessions/" + session + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":2}]}");
        api.post("/sessions/" + session + "/orders", null);

        for (SessionsApi reader : List.of(admin, auditor)) {
            assertThat(reader.get("/admin" + path).json())
                    .isEqualTo(api.get(path).json());
            assertThat(reader.get(reader.get("/admin" + path + "?take=1")
                                    .link("next")
                                    .orElseThrow())
                            .list("items"))
                    .isEqualTo(api.get(path + "?skip=1").list("items"));
            assertThat(reader.get("/admin" + path + "/" + conversation + "/messages")
                            .json())
                    .isEqualTo(api.get(path + "/" + conversation + "/messages").json());
            assertThat(reader.get("/admin/sessions/" + session + "/orders").json())
                    .isEqualTo(api.get("/sessions/" + session + "/orders").json());
            assertThat(reader.get(reader.get("/admin/sessions/" + session + "/orders?limit=1")
                                    .link("next")
                                    .orElseThrow())
                            .list("items"))
                    .hasSize(1);
        }
    }

    @Test
    void a_transcript_is_what_an_export_of_the_owners_has_and_leaves_that_alone() {
        for (int i = 1; i <= 201; i += 67) {
            api.post("/sessions/" + session + "/messages", "{\"messages\":[" + said(i, 67) + "]}");
        }
        api.post("/sessions/" + session + "/conversations", "{\"name\":\"" + SCRIPT + "\"}");
        api.post("/sessions/" + session + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":2}]}");
        String export = "/sessions/" + session + "/exports/"
                + api.post("/sessions/" + session + "/exports", null).text("id");
        Eventually.get(() -> api.get(export).status(), status -> status == 303);
        String path = "/admin/sessions/" + session + "/transcript";

        for (SessionsApi reader : List.of(admin, auditor)) {
            Answer json = reader.get(path);
            Answer markdown = reader.with("Accept", "text/markdown").get(path);

            assertThat(json.header("Content-Type")).startsWith("application/json");
            assertThat(withoutExpiry(json.response().body()))
                    .isEqualTo(withoutExpiry(
                            api.get(export + "/content").response().body()));
            assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
            assertThat(withoutExpiry(markdown.response().body()))
                    .isEqualTo(withoutExpiry(api.with("Accept", "text/markdown")
                            .get(export + "/content")
                            .response()
                            .body()))
                    .contains("**201. user**");
        }
        assertThat(api.get(export).status()).isEqualTo(303);
        assertThat(admin.with("Accept", "text/html").get(path).status()).isEqualTo(406);
    }

    @Test
    void what_nobody_works_in_has_no_scope_and_no_task() {
        JsonObject scopes =
                auditor.get("/admin/sessions/" + session + "/scopes").json();

        assertThat(scopes.getInt("scopes")).isZero();
        assertThat(scopes.getJsonArray("tasks")).isEmpty();
        assertThat(scopes.getInt("node")).isPositive();
    }

    @Test
    void what_administrators_read_is_no_use_of_the_session() {
        String activity =
                "select last_activity || ' ' || expires_at from session_activity where session_id = '" + session + "'";
        // Whatever reads it is urgent then, and would be written before its answer.
        Tables.execute("update session_activity set expires_at = clock_timestamp() + interval '40 seconds'"
                + " where session_id = '" + session + "'");
        String before = Tables.text(activity);

        for (String below : List.of("", "/messages", "/conversations", "/orders", "/scopes", "/transcript")) {
            assertThat(admin.get("/admin/sessions/" + session + below).status()).isEqualTo(200);
        }

        assertThat(Tables.text(activity)).isEqualTo(before);
    }

    @Test
    void a_session_that_is_over_is_read_as_well() {
        api.append(session, "user", "Bye");
        api.post("/sessions/" + session + "/end", null);

        assertThat(contents(admin.get("/admin/sessions/" + session + "/messages")))
                .containsExactly("Bye");
        assertThat(admin.get("/admin/sessions/" + session + "/orders").list("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages",
                "conversations",
                "orders",
                "scopes",
                "transcript",
                "conversations/019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55/messages"
            })
    void what_is_not_there_is_not_found(String below) {
        assertThat(admin.get("/admin/sessions/" + UUID.randomUUID() + "/" + below)
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/admin/sessions/not-a-uuid/" + below).blamed()).containsExactly("id");
        assertThat(api.get("/admin/sessions/" + session + "/" + below).status()).isEqualTo(403);
    }

    @Test
    void a_conversation_of_another_session_is_not_found() {
        String other = api.open();
        String conversation =
                api.post("/sessions/" + other + "/conversations", null).text("id");

        assertThat(admin.get("/admin/sessions/" + session + "/conversations/" + conversation + "/messages")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_session_is_expired_by_an_administrator_once() {
        Answer expired = admin.withKey("once").post("/admin/sessions/" + session + "/expire", null);

        assertThat(expired.status()).isEqualTo(200);
        assertThat(expired.text("status")).isEqualTo("EXPIRED");
        assertThat(expired.text("endReason")).isEqualTo("admin");
        assertThat(admin.withKey("once")
                        .post("/admin/sessions/" + session + "/expire", null)
                        .header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(admin.post("/admin/sessions/" + session + "/end", null).json())
                .isEqualTo(expired.json());
        assertThat(admin.get("/admin/audit?subject=" + session).list("items"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getString("actor")).isEqualTo("admin:" + carol));
    }

    @Test
    void an_expiry_is_set_exactly_also_earlier_and_told() {
        JsonObject before = admin.get("/admin/sessions/" + session).json();
        String sooner = Tables.instant("select now() + interval '90 minutes'").toString();

        Answer set = setExpiry("{\"expiresAt\":\"" + sooner + "\"}");

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(set.text("expiresAt")).isEqualTo(sooner);
        assertThat(set.json().getInt("version")).isEqualTo(before.getInt("version") + 1);
        assertThat(set.text("lastActivity")).as("no use").isEqualTo(before.getString("lastActivity"));
        assertThat(admin.get("/admin/sessions/" + session).json()).isEqualTo(set.json());
        assertThat(api.get("/sessions/" + session).text("duration")).startsWith("PT1H29M59");
        JsonObject entry = admin.get("/admin/audit?action=session.expiry.set&subject=" + session)
                .list("items")
                .get(0);
        assertThat(entry.getString("actor")).isEqualTo("admin:" + carol);
        assertThat(entry.getJsonObject("details").getString("before")).isEqualTo(before.getString("expiresAt"));
        assertThat(entry.getJsonObject("details").getString("expiresAt")).isEqualTo(sooner);
    }

    @Test
    void a_duration_extends_a_session_also_a_paused_one_and_makes_it_no_shorter() {
        api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");
        Answer longer = setExpiry("{\"duration\":\"PT5H\"}");
        Answer shorter = setExpiry("{\"duration\":\"PT1H\"}");

        assertThat(longer.text("status")).isEqualTo("INACTIVE");
        assertThat(longer.text("duration")).isEqualTo("PT5H");
        assertThat(Tables.text("select expires_at - now() between interval '4 hours' and interval '5 hours'"
                        + " from session_activity where session_id = '" + session + "'"))
                .isEqualTo("t");
        assertThat(shorter.text("duration")).isEqualTo("PT1H");
        assertThat(shorter.text("expiresAt")).isEqualTo(longer.text("expiresAt"));
    }

    @Test
    void an_expiry_that_is_set_is_what_ends_the_session() {
        setExpiry("{\"duration\":\"PT1S\"}");
        Answer soon = setExpiry(
                "{\"expiresAt\":\"" + Tables.instant("select clock_timestamp() + interval '1 second'") + "\"}");

        assertThat(soon.status()).isEqualTo(200);
        Eventually.get(() -> admin.get("/admin/sessions/" + session).json(), now -> !now.isNull("endedAt"));
        assertThat(admin.get("/admin/sessions/" + session).text("endReason")).isEqualTo("timeout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|expiresAt",
                "{\"expiresAt\":\"tomorrow\"}|400|expiresAt",
                "{\"duration\":\"2 hours\"}|400|duration",
                "{\"duration\":null}|400|duration",
                "{\"duration\":\"PT1H\",\"more\":1}|400|more",
                "{\"duration\":\"PT0S\"}|422|duration",
                "{\"duration\":\"PT9999999H\"}|422|duration",
                "{\"expiresAt\":\"2001-01-01T00:00:00Z\"}|422|expiresAt",
                "{\"expiresAt\":\"2999-01-01T00:00:00Z\"}|422|expiresAt",
                "{\"duration\":\"PT1H\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}|422|duration"
            })
    void a_bad_expiry_changes_nothing(String body, int status, String field) {
        JsonObject before = admin.get("/admin/sessions/" + session).json();

        Answer refused = setExpiry(body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.blamed()).containsExactly(field);
        assertThat(admin.get("/admin/sessions/" + session).json()).isEqualTo(before);
        assertThat(admin.get("/admin/audit?subject=" + session).list("items")).isEmpty();
    }

    @Test
    void an_expiry_is_conditional_and_only_for_what_lives() {
        assertThat(admin.ifMatch("\"7\"")
                        .put("/admin/sessions/" + session + "/expiry", "{\"duration\":\"PT5H\"}")
                        .status())
                .isEqualTo(412);
        Tables.letExpire(session);
        assertThat(setExpiry("{\"duration\":\"PT5H\"}").status()).isEqualTo(410);
        assertThat(admin.put("/admin/sessions/" + UUID.randomUUID() + "/expiry", "{\"duration\":\"PT5H\"}")
                        .status())
                .isEqualTo(404);
    }

    private Answer setExpiry(String body) {
        return admin.put("/admin/sessions/" + session + "/expiry", body);
    }

    private static String said(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{\"role\":\"user\",\"content\":\"" + SCRIPT + i + "\"}")
                .collect(Collectors.joining(","));
    }

    /** Each read of the owner's may renew it. */
    private static String withoutExpiry(String transcript) {
        return transcript.replaceAll("(\"expiresAt\":\"|Expires: )[^\"\n]*", "");
    }

    private static List<String> contents(Answer page) {
        return page.list("messages").stream()
                .map(message -> message.getString("content"))
                .toList();
    }
}
