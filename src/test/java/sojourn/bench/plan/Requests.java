package sojourn.bench.plan;

import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.TokenSigner;

/** Everything that the API can be asked for, in the database that fill.sql has filled. */
final class Requests {

    private static final String LARGEST_OWNER = "owner-000000";
    private static final String LONG_CONVERSATION = "/sessions/00000000-0000-7000-8000-000000995000/messages";
    private static final String MESSAGE = "{\"role\": \"user\", \"content\": \"Hello\"}";

    /** The timer's two seconds, and one more. */
    private static final int TOUCHES_ARE_WRITTEN = 3_000;

    private final EmbeddedDatabase database;
    private final URI base;
    private final TokenSigner signer;
    private final Api owner;
    private final Api admin;

    Requests(EmbeddedDatabase database, URI base, TokenSigner signer) {
        this.database = database;
        this.base = base;
        this.signer = signer;
        this.owner = new Api(base, signer.token(LARGEST_OWNER, Set.of()));
        this.admin = new Api(base, signer.token("owner-000001", Set.of("admin")));
    }

    /** Asks for everything once. */
    void sendAll() {
        listings();
        messages();
        String session = open();
        changes(session);
        owner.post("/sessions/" + session + "/end", "");
        owner.delete("/sessions/" + session);
        administration();
    }

    private void listings() {
        owner.get("/sessions?take=50");
        JsonObject far = owner.get("/sessions?skip=9900&take=50");
        owner.get("/sessions?limit=50&cursor=" + far.getString("next"));
        owner.get("/sessions/active");
    }

    private void messages() {
        owner.get(LONG_CONVERSATION + "?after=50000&limit=100");
        owner.get(LONG_CONVERSATION + "?before=50001&limit=100");
        owner.post(LONG_CONVERSATION, MESSAGE);
    }

    private String open() {
        String key = UUID.randomUUID().toString();
        String session = owner.post("/sessions", "{}", key).getString("id");
        owner.post("/sessions", "{}", key);
        return session;
    }

    private void changes(String session) {
        owner.get("/sessions/" + session);
        owner.put("/sessions/" + session + "/activity", "");
        owner.put("/sessions/" + session + "/context", "{\"context\": {\"step\": \"payment\"}}");
        owner.put("/sessions/" + session, "{\"duration\": \"PT2H\"}");
        owner.post(
                "/sessions/" + session + "/messages", MESSAGE, UUID.randomUUID().toString());
        owner.put("/sessions/" + session, "{\"status\": \"INACTIVE\"}");
    }

    private void administration() {
        JsonObject first = admin.get("/admin/sessions?limit=50");
        admin.get("/admin/sessions?limit=50&cursor=" + first.getString("next"));
        String session = admin.post("/sessions", "{}").getString("id");
        admin.get("/admin/sessions/" + session);
        admin.post("/admin/sessions/" + session + "/end", "");
    }

    /** Reads many sessions, which notes their touches, and waits until they are written: all but one that is locked. */
    void touchMany() throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String[]> sessions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select s.id, s.owner_name from session s join session_activity a on a.session_id = s.id
                     where s.ended_at is null and a.expires_at > now() and s.owner_name > 'owner-000001'
                     order by s.id limit 500""")) {
                while (rows.next()) {
                    sessions.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
            connection.setAutoCommit(false);
            statement.execute(
                    "select 1 from session_activity where session_id = '" + sessions.get(0)[0] + "' for update");
            sessions.forEach(each -> new Api(base, signer.token(each[1], Set.of())).get("/sessions/" + each[0]));
            Thread.sleep(TOUCHES_ARE_WRITTEN);
            connection.rollback();
        }
        Thread.sleep(TOUCHES_ARE_WRITTEN);
    }
}
