package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody learns of another owner's session; an administrator does, under /admin only. */
@ExtendWith(ArquillianExtension.class)
class OwnershipIT {

    @ArquillianResource
    private URI base;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | ''         | ''",
                "GET    | /messages  | ''",
                "PUT    | ''         | {\"context\":{\"stolen\":1}}",
                "PUT    | ''         | {\"status\":\"ENDED\"}",
                "PUT    | /context   | {\"context\":{\"stolen\":1}}",
                "PUT    | /activity  | ''",
                "PUT    | /expire    | ''",
                "POST   | /end       | ''",
                "POST   | /messages  | {\"role\":\"user\",\"content\":\"stolen\"}",
                "GET    | /conversations | ''",
                "POST   | /conversations | {\"name\":\"stolen\"}",
                "GET    | /conversations/{conversationId} | ''",
                "GET    | /conversations/{conversationId}/messages | ''",
                "POST   | /conversations/{conversationId}/messages | {\"role\":\"user\",\"content\":\"stolen\"}",
                "DELETE | ''         | ''",
            })
    void another_users_session_does_not_exist(String method, String path, String body) {
        SessionsApi owner = SessionsApi.stranger(base);
        String id = owner.open("{\"context\":{\"mine\":1}}");
        String conversation = UUID.randomUUID().toString();
        // Behind the server's back: opening one is a use of the session, which a later batch of touches would write.
        Tables.execute("insert into conversation (id, session_id, is_default, metadata, message_count, created_at)"
                + " values ('" + conversation + "', '" + id + "', false, '{}', 0, clock_timestamp())");
        String before = stored(id);
        String address = path.equals("''") ? "" : path.replace("{conversationId}", conversation);
        String content = body.equals("''") ? null : body;

        for (SessionsApi thief :
                new SessionsApi[] {SessionsApi.stranger(base), SessionsApi.of(base, "an-admin", "admin")}) {
            Answer foreign = thief.send(method, "/sessions/" + id + address, content);
            Answer missing = thief.send(method, "/sessions/" + UUID.randomUUID() + address, content);

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.text("type")).isEqualTo(missing.text("type"));
            assertThat(foreign.text("title")).isEqualTo(missing.text("title"));
        }
        assertThat(stored(id)).isEqualTo(before);
    }

    @Test
    void listings_show_the_callers_own_sessions_only() {
        SessionsApi owner = SessionsApi.stranger(base);
        owner.open();

        SessionsApi other = SessionsApi.stranger(base);

        assertThat(other.get("/sessions").list("items")).isEmpty();
        assertThat(other.get("/sessions/active").list("items")).isEmpty();
    }

    @Test
    void where_nobody_is_let_in_any_more_a_session_of_nobody_can_still_be_adopted() {
        String secret = "session_" + UUID.randomUUID() + "abcdefg";
        SessionsApi user = SessionsApi.stranger(base);
        SessionsApi holder = new SessionsApi(base, null).with("X-Session-Token", secret);
        String id = UUID.randomUUID().toString();
        Tables.execute(
                "insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)"
                        + " values ('" + id + "', 'ANONYMOUS', encode(sha256('" + secret
                        + "'), 'hex'), 'ACTIVE', '{\"a\":1}',"
                        + " 3600000000, clock_timestamp(), 0); insert into session_activity values ('" + id
                        + "', clock_timestamp(), clock_timestamp() + interval '1 hour', clock_timestamp() + interval '1 hour')");

        assertThat(holder.get("/sessions/" + id).status()).isEqualTo(401);
        assertThat(holder.post("/sessions/" + id + "/adopt", null).status()).isEqualTo(401);
        assertThat(user.post("/sessions/" + id + "/adopt", null).status()).isEqualTo(400);
        Answer adopted = user.with("X-Session-Token", secret).post("/sessions/" + id + "/adopt", null);

        assertThat(adopted.status()).as(adopted.toString()).isEqualTo(200);
        assertThat(user.get("/sessions/" + id).json().getJsonObject("context").getInt("a"))
                .isEqualTo(1);
    }

    @Test
    void administration_is_for_administrators() {
        SessionsApi owner = SessionsApi.stranger(base);
        String id = owner.open();
        SessionsApi user = SessionsApi.of(base, "no-admin", "administrators", "auditors");
        SessionsApi admin = SessionsApi.of(base, "an-admin", "admin");

        assertThat(user.get("/admin/sessions").status()).isEqualTo(403);
        assertThat(user.get("/admin/sessions/" + id).status()).isEqualTo(403);
        assertThat(user.post("/admin/sessions/" + id + "/end", null).status()).isEqualTo(403);
        assertThat(user.get("/admin").status()).isEqualTo(403);
        assertThat(user.get("/admin/nothing").status()).isEqualTo(403);
        assertThat(user.get("//admin/nothing").status()).isEqualTo(403);
        assertThat(user.delete("/admin/sessions").status()).isEqualTo(403);
        assertThat(admin.get("/admin/nothing").status()).isEqualTo(404);
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");

        assertThat(admin.get("/admin/sessions?limit=1").list("items")).hasSize(1);
        assertThat(admin.get("/admin/sessions/" + id).text("id")).isEqualTo(id);
        assertThat(admin.post("/admin/sessions/" + id + "/end", null).text("endReason"))
                .isEqualTo("admin");
        assertThat(owner.get("/sessions/" + id).text("status")).isEqualTo("ENDED");
    }

    private static String stored(String id) {
        return Tables.text("select s::text || a::text || (" + Tables.said(id)
                + ") from session s join session_activity a on a.session_id = s.id where s.id = '" + id + "'");
    }
}
