package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor reads everything below /admin and changes nothing. */
@ExtendWith(ArquillianExtension.class)
class AuditorIT {

    @ArquillianResource
    private URI base;

    private String name;
    private SessionsApi auditor;
    private SessionsApi admin;
    private String victim;
    private String session;
    private String conversation = "none";
    private String key;
    private String account;

    @BeforeEach
    void somethingToBreak() {
        name = "auditor-" + UUID.randomUUID();
        victim = "user-" + UUID.randomUUID();
        auditor = SessionsApi.of(base, name, "auditor");
        admin = SessionsApi.of(base, "admin-" + UUID.randomUUID(), "admin");
        session = SessionsApi.of(base, victim).open();
        key = admin.post("/admin/api-keys", "{\"name\":\"x\",\"userId\":\"" + victim + "\"}")
                .text("id");
        account = admin.post(
                        "/admin/accounts",
                        "{\"name\":\"" + name + "\",\"password\":\"nobody-knows-it\",\"role\":\"auditor\"}")
                .text("id");
    }

    @Test
    void every_read_is_answered_as_an_administrator_is() {
        conversation = SessionsApi.of(base, victim)
                .post("/sessions/" + session + "/conversations", null)
                .text("id");
        List<String> reads = operations("GET");

        assertThat(reads).hasSizeGreaterThan(6).allSatisfy(path -> {
            assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
            assertThat(auditor.send("HEAD", path, null).status()).as(path).isEqualTo(200);
            assertThat(SessionsApi.of(base, name).get(path).status()).as(path).isEqualTo(403);
        });
        assertThat(auditor.get("/admin/sessions/" + session).text("id")).isEqualTo(session);
        assertThat(auditor.get("/admin/nothing").status()).isEqualTo(404);
    }

    @Test
    void every_write_is_refused_and_changes_nothing() {
        String before = stored();
        List<String> writes = operations("POST");
        writes.addAll(operations("PUT"));
        writes.addAll(operations("DELETE"));
        assertThat(writes).hasSizeGreaterThan(7);

        for (String path : writes) {
            for (String method : List.of("POST", "DELETE", "PUT", "PATCH", "OPTIONS", "BREW")) {
                // The server itself knows no body of these.
                boolean bodiless = method.equals("DELETE") || method.equals("OPTIONS") || method.equals("BREW");
                for (String body : List.of(
                        "{\"ids\":[\"" + session + "\"]}",
                        "{\"olderThanDays\":0}",
                        "{\"role\":\"admin\"}",
                        "{\"name\":\"x\",\"userId\":\"" + victim + "\"}")) {
                    Answer refused = auditor.send(method, path, bodiless ? null : body);
                    assertThat(refused.status()).as(method + " " + path).isEqualTo(403);
                    assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:forbidden");
                }
            }
        }

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void elsewhere_an_auditor_is_an_ordinary_user() {
        assertThat(auditor.get("/sessions/" + session).status()).isEqualTo(404);
        assertThat(auditor.post("/sessions/" + session + "/end", null).status()).isEqualTo(404);
        assertThat(auditor.get("/sessions").list("items")).isEmpty();
        assertThat(auditor.post("/sessions", null).status()).isEqualTo(201);
    }

    @Test
    void an_auditor_who_is_an_administrator_as_well_may_do_both() {
        SessionsApi both = SessionsApi.of(base, name, "auditor", "admin");

        assertThat(both.get("/admin/audit").status()).isEqualTo(200);
        assertThat(both.post("/admin/sessions/" + session + "/end", null).status())
                .isEqualTo(200);
    }

    /** The addresses below /admin that take a method, as the API's document names them, on what is there to be broken. */
    private List<String> operations(String method) {
        JsonObject paths = admin.at(base.resolve("/openapi?format=JSON")).json().getJsonObject("paths");
        List<String> found = new ArrayList<>();
        paths.forEach((path, item) -> {
            if (path.startsWith("/api/admin/") && item.asJsonObject().containsKey(method.toLowerCase(Locale.ROOT))) {
                found.add(path.substring("/api".length())
                        .replace("{userId}", victim)
                        .replace("{conversationId}", conversation)
                        .replace(
                                "{id}",
                                path.contains("/api-keys/") ? key : path.contains("/accounts/") ? account : session));
            }
        });
        return found;
    }

    private String stored() {
        return Tables.text("select s::text || a::text || k::text || c::text"
                + " || (select count(*) from api_key o where o.holder_name = '" + victim + "')"
                + " || (select count(*) from audit_entry e where e.actor like '%" + name + "')"
                + " || (select count(*) from audit_entry e where e.subject_id in ('" + session + "', '" + victim + "'))"
                + " || (select count(*) from idempotency_key i where i.caller like '%" + name + "')"
                + " from session s join session_activity a on a.session_id = s.id, api_key k, console_account c"
                + " where s.id = '" + session + "' and k.id = '" + key
                + "' and c.id = '" + account + "'");
    }
}
