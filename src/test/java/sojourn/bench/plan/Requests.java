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
import java.util.concurrent.CompletableFuture;
import sojourn.local.EmbeddedDatabase;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/** Everything that the API can be asked for, in the database that fill.sql has filled. */
final class Requests {

    private static final String LARGEST_OWNER = "owner-000000";
    private static final String LONG_SESSION = "/sessions/00000000-0000-7000-8000-000000995000";
    private static final String LONG_CONVERSATION = LONG_SESSION + "/messages";
    private static final String MESSAGE = "{\"role\": \"user\", \"content\": \"Hello\"}";
    private static final String ITEM = "{\"name\": \"tea\", \"quantity\": 2, \"unitPrice\": 7.90}";
    private static final String ORDER = "{\"customer\": {\"email\": \"buyer-1@example.com\", \"name\": \"Ann\"},"
            + " \"currency\": \"EUR\", \"items\": [" + ITEM + "]}";

    private static final String SECRET = "session_" + "A".repeat(43);

    /** The timer's two seconds, and one more. */
    private static final int TOUCHES_ARE_WRITTEN = 3_000;

    private static final int A_MOMENT = 50;

    /** Two of the three seconds that a lingering change takes. */
    private static final int LINGERING_USES = 40;

    /** A session in use is looked at every five seconds. */
    private static final int ALL_ARE_DUE = 6_000;

    private final EmbeddedDatabase database;
    private final URI base;
    private final TokenSigner signer;
    private final Api owner;
    private final Api admin;
    private final Api atLimit;
    private final Api withoutOpen;
    private final Api nobody;

    Requests(EmbeddedDatabase database, URI base, TokenSigner signer) {
        this.database = database;
        this.base = base;
        this.signer = signer;
        this.owner = Api.withToken(base, signer.token(LARGEST_OWNER, Set.of()));
        this.admin = Api.withToken(base, signer.token("owner-000001", Set.of("admin")));
        this.atLimit = Api.withToken(base, signer.token("owner-limit", Set.of()));
        this.withoutOpen = Api.withToken(base, signer.token("owner-closed", Set.of()));
        this.nobody = Api.ofNobody(base);
    }

    /**
     * Lets the end of every session fail that is named in a table of its own. Before the server runs: the triggers lock several
     * tables at once.
     */
    static void prepareFailures(EmbeddedDatabase database) throws SQLException {
        execute(database, """
                create table failing (id uuid primary key);
                create function fail() returns trigger language plpgsql security definer as $$
                begin
                    if exists (select 1 from failing f where f.id::text = new.subject_id) then
                        raise exception 'the shelf is full';
                    end if;
                    return new;
                end $$;
                create function linger() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(3);
                    return new;
                end $$;
                create constraint trigger lingering after update on session deferrable initially deferred
                    for each row when (new.context::text like '%linger%') execute function linger();
                create trigger lingering before update on api_key
                    for each row when (new.name = 'linger' and new.revoked_at is not null) execute function linger();
                create trigger failing before insert on audit_entry for each row execute function fail();
                """);
    }

    /** Another node of which nothing is heard, and which does not confirm what is changed; it runs out in a while. */
    static void addSilentNode(EmbeddedDatabase database) throws SQLException {
        execute(
                database,
                "insert into cluster_node (name, alive_until)"
                        + " values ('silent', clock_timestamp() + interval '2 minutes')");
    }

    /** Waits until the server answers from copies: the node of which nothing is heard has run out by then. */
    void awaitLeave() {
        while (!admin.get("/admin/cluster").getBoolean("serving")) {
            sleep(TOUCHES_ARE_WRITTEN);
        }
    }

    /** Reads a session while a change of it takes its time, so that it is asked whether the change is over. */
    void readWhileItChanges() {
        String session = open();
        owner.get("/sessions/" + session);
        CompletableFuture<Void> change = CompletableFuture.runAsync(
                () -> owner.put("/sessions/" + session + "/context", "{\"context\": {\"linger\": true}}"));
        while (!change.isDone()) {
            sleep(A_MOMENT);
            owner.get("/sessions/" + session);
        }
        change.join();
    }

    /** Uses a key while its revocation goes on, so long that it may be over without a word. */
    void useWhileItIsRevoked() {
        JsonObject key = admin.post("/admin/api-keys", "{\"name\": \"linger\", \"userId\": \"" + LARGEST_OWNER + "\"}");
        Api.withKey(base, key.getString("secret")).get("/orders");
        CompletableFuture<Void> revocation =
                CompletableFuture.runAsync(() -> admin.delete("/admin/api-keys/" + key.getString("id")));
        for (int use = 0; use < LINGERING_USES; use++) {
            sleep(A_MOMENT);
            Api.withKey(base, key.getString("secret")).get("/orders");
        }
        revocation.join();
    }

    /** Asks for everything once. */
    void sendAll() throws SQLException {
        listings();
        messages();
        String session = open();
        changes(session);
        conversations(session);
        orders(session);
        binding(session);
        export(session);
        owner.put("/sessions/" + session, "{\"status\": \"INACTIVE\"}");
        owner.post("/sessions/" + session + "/end", "");
        owner.delete("/sessions/" + session);
        atLimit.post("/sessions", "{}");
        nobody.post("/sessions", "{}");
        adoption();
        keys();
        accounts();
        administration();
        cleanup();
        purge();
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
    }

    private void conversations(String session) {
        String several = "/sessions/" + session + "/conversations";
        String opened = several + "/"
                + owner.post(several, "{\"name\": \"complaints\", \"messages\": [" + MESSAGE + "]}")
                        .getString("id");
        owner.get(opened);
        owner.post(opened + "/messages", MESSAGE);
        owner.get(opened + "/messages?after=0&limit=10");
        owner.get(opened + "/messages?before=10&limit=10");
        String all = LONG_SESSION + "/conversations?limit=50";
        owner.get(all + "&cursor=" + owner.get(all).getString("next"));
    }

    private void orders(String session) {
        String orders = "/sessions/" + session + "/orders";
        String conversation = owner.get("/sessions/" + session + "/conversations")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        String order = "/orders/" + owner.post(orders, ORDER).getString("id");
        owner.get(order);
        owner.post(order + "/items", ITEM);
        owner.put(order, "{\"items\": [" + ITEM + "]}");
        owner.patch(order, "{\"conversationId\": \"" + conversation + "\"}");
        owner.delete("/orders/" + owner.post(orders, "{}").getString("id"));
        JsonObject page = owner.get(orders + "?limit=1");
        owner.get(orders + "?limit=1&cursor=" + page.getString("next"));
        owner.get("/orders?take=50");
        JsonObject far = owner.get("/orders?skip=9900&take=50");
        owner.get("/orders?limit=50&cursor=" + far.getString("next"));
    }

    /** Sessions that are bound by a header, by their owner, and for one request alone. */
    private void binding(String session) {
        owner.with("X-Session-Id", session).get("/session");
        String order = owner.post("/orders", "{}").getString("id");
        owner.with("X-Order-Id", order).get("/session");
        owner.get("/session");
        withoutOpen.post("/orders", ORDER);
    }

    private void export(String session) {
        String exports = "/sessions/" + session + "/exports";
        for (int times = 0; times < 2; times++) {
            String export = exports + "/" + owner.post(exports, "").getString("id");
            awaitEnd(owner, export);
            owner.get(export + "/content");
        }
    }

    private static void awaitEnd(Api api, String export) {
        while (api.get(export).getString("status").equals("RUNNING")) {
            sleep(A_MOMENT);
        }
    }

    /** A session of nobody with an order, whose secret is known here, and which is adopted. */
    private void adoption() throws SQLException {
        String session = nobody.post("/sessions", "{}").getString("id");
        execute("update session set owner_name = encode(sha256('" + SECRET + "'), 'hex') where id = '" + session + "'");
        nobody.with("X-Session-Token", SECRET).post("/sessions/" + session + "/orders", ORDER);
        owner.with("X-Session-Token", SECRET).post("/sessions/" + session + "/adopt", "");
        owner.post("/sessions/" + session + "/end", "");
    }

    private void keys() {
        String repeated = UUID.randomUUID().toString();
        String wanted = "{\"name\": \"plans\", \"userId\": \"" + LARGEST_OWNER + "\"}";
        admin.post("/admin/api-keys", wanted, repeated);
        JsonObject key = admin.post("/admin/api-keys", wanted, repeated);
        Api.withKey(base, key.getString("secret")).get("/session");
        admin.get("/admin/api-keys?take=50");
        JsonObject far = admin.get("/admin/api-keys?skip=9900&take=50");
        admin.get("/admin/api-keys?limit=50&cursor=" + far.getString("next"));
        admin.delete("/admin/api-keys/" + key.getString("id"));
        admin.delete("/admin/api-keys/" + key.getString("id"));
    }

    private void accounts() {
        String repeated = UUID.randomUUID().toString();
        String wanted = "{\"name\": \"plans\", \"password\": \"nobody-knows-it\", \"role\": \"auditor\"}";
        JsonObject account = admin.post("/admin/accounts", wanted, repeated);
        admin.get("/admin/accounts?take=50");
        admin.put("/admin/accounts/" + account.getString("id"), "{\"password\": \"nobody-knows-it-either\"}");
        admin.delete("/admin/accounts/" + account.getString("id"));
    }

    private void administration() {
        searches();
        String session = admin.post("/sessions", "{}").getString("id");
        admin.get("/admin/sessions/" + session);
        admin.post("/admin/sessions/" + session + "/end", "");
        admin.post("/sessions", "{}");
        admin.post("/admin/users/owner-000001/sessions/expire", "");
        admin.post("/admin/sessions/end", "{\"ids\": [\"" + session + "\"]}");
        audit(session);
    }

    private void searches() {
        JsonObject first = admin.get("/admin/sessions?limit=50");
        admin.get("/admin/sessions?limit=50&cursor=" + first.getString("next"));
        admin.get("/admin/sessions?limit=50&order=oldest");
        admin.get("/admin/sessions?limit=50&from=2020-01-01T00:00:00Z&to="
                + first.getJsonArray("items").getJsonObject(0).getString("createdAt"));
        for (String status : List.of("ACTIVE", "ENDED", "EXPIRED")) {
            admin.get("/admin/sessions?limit=50&status=" + status);
        }
        for (String status : List.of("", "&status=ACTIVE", "&status=EXPIRED")) {
            admin.get("/admin/sessions?limit=50&owner=owner%20000000" + status);
        }
        admin.get("/admin/sessions?limit=50&id=00000000-0000-7000-8000-0000009");
        admin.get("/admin/stats");
        admin.get("/admin/cleanup");
    }

    private void audit(String session) {
        JsonObject first = admin.get("/admin/audit?limit=50");
        admin.get("/admin/audit?limit=50&cursor=" + first.getString("next"));
        admin.get("/admin/audit?from=2020-01-01T00:00:00Z&to="
                + first.getJsonArray("items").getJsonObject(0).getString("at"));
        admin.get("/admin/audit?actor=system");
        admin.get("/admin/audit?actor=admin:auditee");
        admin.get("/admin/audit?action=session.end");
        admin.get("/admin/audit?action=api-key.issue");
        admin.get("/admin/audit?subject=" + session);
        admin.get("/admin/audit?actor=admin:auditee&action=api-key.issue");
        admin.get("/admin/audit?actor=system&action=session.end");
    }

    /** A pass that finds a session that has expired, one whose end fails, and one whose end has failed before. */
    private void cleanup() throws SQLException {
        String expired = admin.post("/sessions", "{}").getString("id");
        String failing = admin.post("/sessions", "{}").getString("id");
        admin.post("/sessions/" + expired + "/messages", MESSAGE);
        admin.post("/sessions/" + expired + "/orders", ORDER);
        execute("insert into failing values ('" + failing + "')");
        execute("update session_activity set expires_at = now(), due_at = now() where session_id in ('" + expired
                + "', '" + failing + "')");
        admin.post("/admin/cleanup", "");
        admin.get("/admin/failed-ends");
        execute("truncate failing");
        admin.post("/admin/failed-ends/" + failing + "/retry", "");
        admin.post("/admin/cleanup", "");
        admin.post("/admin/cleanup", "");
        // One that is due and that no worker takes, because it is closed: it is waited for.
        execute("update session_activity set due_at = now() where session_id = '" + expired + "'");
        admin.post("/admin/cleanup", "");
        long last = number("select max(position) - 100 from outbox_event");
        admin.get("/admin/events?after=" + last);
    }

    /** A purge that finds sessions with all that sessions have. */
    private void purge() throws SQLException {
        List<String> old = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String session = admin.post("/sessions", "{}").getString("id");
            admin.post("/sessions/" + session + "/messages", MESSAGE);
            admin.post("/sessions/" + session + "/orders", "{}");
            admin.post("/sessions/" + session + "/end", "");
            old.add(session);
        }
        execute("update session set ended_at = now() - interval '40 days' where id in ('" + String.join("', '", old)
                + "')");
        admin.post("/admin/purge", "{\"olderThanDays\": 30}");
    }

    /** Waits until the server has looked whether the daily purge is due, which it does for the first time after a minute. */
    void awaitDailyPurge() throws SQLException {
        while (number("select count(*) from purge_run") == 0) {
            sleep(TOUCHES_ARE_WRITTEN);
        }
    }

    private void execute(String sql) throws SQLException {
        execute(database, sql);
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Asks for exports of many sessions, which are kept alive while they wait, and lets these sessions run out meanwhile. The
     * server stands still for so long that it looks at all of them at once, and the first tasks wait for a lock for so long
     * that they fail.
     */
    void exportMany(PayaraMicro server) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String[]> sessions = openSessions(statement, 300);
            connection.setAutoCommit(false);
            statement.execute("lock table session_export_part in exclusive mode");
            for (String[] each : sessions) {
                Api.withToken(base, signer.token(each[1], Set.of())).post("/sessions/" + each[0] + "/exports", "");
            }
            execute("update session_activity a set expires_at = now() + interval '1 minute',"
                    + " due_at = now() + interval '1 minute' from session_export e"
                    + " where e.session_id = a.session_id and e.status = 'RUNNING'");
            server.pause();
            sleep(ALL_ARE_DUE);
            server.resume();
            while (number("select count(*) from session_export where status = 'FAILED'") == 0) {
                sleep(TOUCHES_ARE_WRITTEN);
            }
            connection.rollback();
        }
        while (number("select count(*) from session_export where status = 'RUNNING'") > 0) {
            sleep(TOUCHES_ARE_WRITTEN);
        }
    }

    /** Ids and owners of sessions of many owners. */
    private static List<String[]> openSessions(Statement statement, int count) throws SQLException {
        List<String[]> sessions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                    select s.id, s.owner_name from session s join session_activity a on a.session_id = s.id
                     where s.ended_at is null and a.expires_at > now() and s.owner_name > 'owner-000001'
                     order by s.id limit %d""".formatted(count))) {
            while (rows.next()) {
                sessions.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return sessions;
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Reads many sessions, which notes their touches, and waits until they are written: all but one that is locked. */
    void touchMany() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String[]> sessions = openSessions(statement, 500);
            connection.setAutoCommit(false);
            statement.execute(
                    "select 1 from session_activity where session_id = '" + sessions.get(0)[0] + "' for update");
            sessions.forEach(
                    each -> Api.withToken(base, signer.token(each[1], Set.of())).get("/sessions/" + each[0]));
            sleep(TOUCHES_ARE_WRITTEN);
            connection.rollback();
        }
        sleep(TOUCHES_ARE_WRITTEN);
    }
}
