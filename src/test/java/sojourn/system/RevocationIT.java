package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators close many sessions at once, each by itself, and are told what became of each. */
@ExtendWith(ArquillianExtension.class)
class RevocationIT {

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
    void all_live_sessions_of_a_user_expire_and_nobody_elses() {
        String active = api.open();
        api.post("/sessions/" + active + "/orders", "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}");
        String paused = api.open();
        api.put("/sessions/" + paused, "{\"status\":\"INACTIVE\"}");
        String ended = api.open();
        api.post("/sessions/" + ended + "/end", null);
        SessionsApi other = SessionsApi.of(base, user + "x");
        String foreign = other.open();

        Answer answer = expireAll(user);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Answer.json("{\"expired\":2,\"failed\":[]}"));
        for (String id : List.of(active, paused)) {
            Answer session = api.get("/sessions/" + id);
            assertThat(session.text("status")).isEqualTo("EXPIRED");
            assertThat(session.text("endReason")).isEqualTo("admin");
            assertThat(api.append(id, "user", "late").status()).isEqualTo(410);
        }
        assertThat(api.get("/sessions/" + active + "/orders")
                        .list("items")
                        .get(0)
                        .getString("status"))
                .isEqualTo("SUBMITTED");
        assertThat(api.get("/sessions/" + ended).text("status")).isEqualTo("ENDED");
        assertThat(other.get("/sessions/" + foreign).text("status")).isEqualTo("ACTIVE");
        assertThat(api.post("/sessions", null).status())
                .as("the user may go on with a new one")
                .isEqualTo(201);
    }

    @Test
    void the_trail_tells_of_the_act_and_of_each_session() {
        String one = api.open();
        String two = api.open();

        expireAll(user);

        List<JsonObject> entries = audit("actor=admin:" + carol);
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly("user.sessions.expire", "session.end", "session.end");
        assertThat(entries).extracting(entry -> entry.getString("subjectId")).containsExactly(user, one, two);
        assertThat(entries.get(0).getJsonObject("details")).isEqualTo(Answer.json("{\"expired\":2}"));
        assertThat(entries.stream().map(entry -> entry.getString("requestId")).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth0|42",
                "ann@example.org",
                "Ünï cödé ♥",
                "a+b&c=d;e,f:g'h\"i<j>k^m`n{o}p[q]~$!*()",
                "50%",
                "https://id.example/users/7?tenant=1#me",
                "../../sessions",
                ".",
                " blank ahead"
            })
    void a_users_id_is_any_text(String id) {
        String name = id + (id.equals(".") ? "" : UUID.randomUUID());
        SessionsApi somebody = SessionsApi.of(base, name);
        String session = somebody.open();

        Answer answer = expireAll(name);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getInt("expired")).isOne();
        assertThat(somebody.get("/sessions/" + session).text("status")).isEqualTo("EXPIRED");
        assertThat(audit("actor=admin:" + carol).get(0).getString("subjectId")).isEqualTo(name);
    }

    @Test
    void more_sessions_than_one_look_finds_expire_too() {
        Tables.execute("with made as (insert into session (id, owner_type, owner_name, status, context,"
                + " duration_micros, created_at, version) select gen_random_uuid(), 'USER', '" + user
                + "', 'ACTIVE', '{}', 3600000000, now() - interval '1 minute', 0 from generate_series(1, 1100)"
                + " returning id) insert into session_activity (session_id, last_activity, expires_at, due_at)"
                + " select id, now(), now() + interval '1 hour', now() + interval '1 hour' from made");

        assertThat(expireAll(user).json().getInt("expired")).isEqualTo(1100);

        assertThat(Tables.count(
                        "session where status = 'EXPIRED' and end_reason = 'admin' and owner_name = '" + user + "'"))
                .isEqualTo(1100);
        assertThat(Tables.count("audit_entry where action = 'session.end' and actor = 'admin:" + carol + "'"))
                .isEqualTo(1100);
    }

    @Test
    void one_that_cannot_be_closed_lives_on_and_stops_no_other() throws Exception {
        String first = api.open();
        String bad = api.open();
        String last = api.open();
        try (AutoCloseable failing = Tables.failing("outbox_event", "new.subject_id = '" + bad + "'", "no")) {
            assertThat(expireAll(user).json())
                    .isEqualTo(Answer.json("{\"expired\":2,\"failed\":[{\"id\":\"" + bad
                            + "\",\"result\":\"failed\",\"code\":\"end-failed\"}]}"));

            assertThat(api.get("/sessions/" + bad).text("status")).isEqualTo("ACTIVE");
            assertThat(close("end", first, bad, last))
                    .containsExactly("already-closed", "failed end-failed", "already-closed");
        }

        assertThat(audit("actor=admin:" + carol + "&action=user.sessions.expire")
                        .get(0)
                        .getJsonObject("details"))
                .isEqualTo(Answer.json("{\"expired\":2,\"failed\":1}"));
        assertThat(close("end", bad)).containsExactly("ended");
    }

    @Test
    void what_the_user_opens_meanwhile_is_left_alone() throws Exception {
        String before = api.open();
        String[] meanwhile = new String[1];

        Answer answer = Tables.whileLocked(before, () -> expireAll(user), () -> meanwhile[0] = api.open());

        assertThat(answer.json().getInt("expired")).isOne();
        assertThat(api.get("/sessions/" + before).text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/" + meanwhile[0]).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void what_is_being_opened_already_is_waited_for() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        Tables.execute("create function stand_still() returns trigger language plpgsql as"
                + " $$ begin perform pg_advisory_xact_lock_shared(4713); return new; end $$");
        Tables.execute("create trigger stand_still before insert on session for each row when (new.owner_name = '"
                + user + "') execute function stand_still()");
        List<Future<Answer>> calls = new ArrayList<>();
        try {
            Tables.whileHeld("select pg_advisory_lock(4713)", () -> {
                calls.add(clients.submit(() -> api.post("/sessions", null)));
                Eventually.get(() -> Tables.count("pg_locks where not granted"), waiting -> waiting == 1);
                calls.add(clients.submit(() -> expireAll(user)));
                Eventually.get(
                        () -> Tables.count("pg_locks where not granted"),
                        waiting -> waiting == 2 || calls.get(1).isDone());
            });
            String opened = calls.get(0).get().text("id");

            assertThat(calls.get(1).get().json().getInt("expired")).isOne();
            assertThat(api.get("/sessions/" + opened).text("status")).isEqualTo("EXPIRED");
        } finally {
            clients.shutdownNow();
            Tables.execute("drop function stand_still() cascade");
        }
    }

    @Test
    void a_user_of_whom_nothing_is_known_has_no_sessions() {
        assertThat(expireAll("nobody-" + UUID.randomUUID()).json())
                .isEqualTo(Answer.json("{\"expired\":0,\"failed\":[]}"));
    }

    /** The server refuses such a path before Sojourn sees it; the sessions can be closed by their own ids. */
    @Test
    void a_user_whose_id_has_a_backslash_cannot_be_named_in_a_path() {
        SessionsApi somebody = SessionsApi.of(base, "DOMAIN\\" + user);
        String session = somebody.open();

        assertThat(expireAll("DOMAIN\\" + user).status()).isEqualTo(400);

        assertThat(somebody.get("/sessions/" + session).text("status")).isEqualTo("ACTIVE");
        assertThat(close("expire", session)).containsExactly("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%09", "a%00b"})
    void an_id_that_no_user_can_have_is_refused(String id) {
        assertThat(admin.post("/admin/users/" + id + "/sessions/expire", null).status())
                .isEqualTo(400);
    }

    @Test
    void an_id_longer_than_any_users_is_refused() {
        assertThat(expireAll("x".repeat(256)).blamed()).containsExactly("userId");
        assertThat(expireAll("x".repeat(255)).status()).isEqualTo(200);
        assertThat(Tables.count("audit_entry where actor = 'admin:" + carol + "'"))
                .isOne();
    }

    @Test
    void a_list_is_answered_by_what_became_of_each_in_its_order() {
        String one = api.open();
        String two = SessionsApi.stranger(base).open();
        String closed = api.open();
        api.post("/sessions/" + closed + "/end", null);
        String expired = api.open();
        Tables.letExpire(expired);
        String missing = UUID.randomUUID().toString();

        assertThat(close("end", two, closed, one, missing, one.toUpperCase(Locale.ROOT), expired, missing))
                .containsExactly("ended", "already-closed", "ended", "not-found", "ended", "expired", "not-found");

        assertThat(api.get("/sessions/" + one).text("status")).isEqualTo("ENDED");
        assertThat(api.get("/sessions/" + one).text("endReason")).isEqualTo("admin");
        assertThat(api.get("/sessions/" + closed).text("endReason")).isEqualTo("client");
        assertThat(api.get("/sessions/" + expired).text("endReason")).isEqualTo("timeout");
        assertThat(audit("subject=" + one)).hasSize(1);
        assertThat(audit("actor=admin:" + carol + "&action=sessions.end").get(0).getJsonObject("details"))
                .isEqualTo(Answer.json("{\"ended\":2,\"expired\":1,\"already-closed\":1,\"not-found\":1}"));
    }

    @Test
    void a_list_can_be_expired() {
        String id = api.open();

        assertThat(close("expire", id)).containsExactly("expired");

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/sessions/" + id).text("endReason")).isEqualTo("admin");
        assertThat(audit("actor=admin:" + carol))
                .extracting(entry -> entry.getString("action"))
                .containsExactly("sessions.expire", "session.end");
    }

    @Test
    void a_list_may_have_500_ids() {
        String[] ids = Stream.concat(
                        Stream.of(api.open()),
                        Stream.generate(() -> UUID.randomUUID().toString()).limit(499))
                .toArray(String[]::new);

        assertThat(close("end", ids)).hasSize(500).startsWith("ended", "not-found");
    }

    @Test
    void a_repetition_is_answered_as_the_first_was() {
        String id = api.open();
        SessionsApi keyed = admin.withKey("bulk");

        Answer first = keyed.post("/admin/sessions/end", ids(id));
        Answer again = keyed.post("/admin/sessions/end", ids(id));
        Answer other = keyed.post("/admin/sessions/expire", ids(id));

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(audit("actor=admin:" + carol + "&action=sessions.end")).hasSize(1);
    }

    @Test
    void a_repetition_in_the_middle_closes_nothing_twice_and_both_are_told_the_same() throws Exception {
        List<String> sessions = IntStream.range(0, 5).mapToObj(i -> api.open()).toList();
        SessionsApi keyed = admin.withKey("middle");
        Callable<Answer> call = () -> keyed.post("/admin/sessions/end", ids(sessions.toArray(String[]::new)));

        List<Answer> answers = Tables.queuedBehind("session where id = '" + sessions.get(2) + "'", List.of(call, call));
        Answer later = call.call();

        assertThat(answers).extracting(Answer::status).allMatch(status -> status == 200 || status == 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .isNotEmpty()
                .allMatch(answer -> answer.json().equals(later.json()));
        assertThat(later.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(sessions).allSatisfy(id -> {
            assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ENDED");
            assertThat(audit("subject=" + id)).hasSize(1);
        });
    }

    static Stream<String> addresses() {
        return Stream.of("/admin/sessions/end", "/admin/sessions/expire");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_list_that_is_none_closes_nothing(String address) {
        String id = api.open();
        String good = "\"" + id + "\"";
        String tooMany = "{\"ids\":[" + good + (",\"" + UUID.randomUUID() + "\"").repeat(500) + "]}";
        Map<String, String> bad = Map.ofEntries(
                Map.entry("{}", "400 ids"),
                Map.entry("[]", "400 "),
                Map.entry("{\"ids\":[]}", "422 ids"),
                Map.entry(tooMany, "422 ids"),
                Map.entry("{\"ids\":null}", "400 ids"),
                Map.entry("{\"ids\":" + good + "}", "400 ids"),
                Map.entry("{\"ids\":[" + good + ",1]}", "400 ids[1]"),
                Map.entry("{\"ids\":[" + good + ",null]}", "400 ids[1]"),
                Map.entry("{\"ids\":[" + good + ",\"\"]}", "400 ids[1]"),
                Map.entry("{\"ids\":[" + good + ",\"nonsense\"]}", "400 ids[1]"),
                Map.entry("{\"ids\":[" + good + ",\"" + id.substring(1) + "\"]}", "400 ids[1]"),
                Map.entry("{\"ids\":[" + good + "],\"reason\":\"because\"}", "400 reason"),
                Map.entry("", "400 "));

        bad.forEach((body, expected) -> {
            Answer answer = admin.post(address, body);
            assertThat(answer.status() + " " + String.join(",", answer.blamed()))
                    .as(body)
                    .isEqualTo(expected);
        });

        assertThat(admin.ifMatch("\"0\"").post(address, ids(id)).blamed()).containsExactly("If-Match");
        assertThat(admin.withKey("two words").post(address, ids(id)).blamed()).containsExactly("Idempotency-Key");
        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
        assertThat(audit("actor=admin:" + carol)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/admin/sessions/end", "/admin/sessions/expire", "/admin/users/{user}/sessions/expire"})
    void nobody_but_administrators_closes_many(String address) {
        String id = api.open();

        assertThat(api.post(address.replace("{user}", user), ids(id)).status()).isEqualTo(403);

        assertThat(api.get("/sessions/" + id).text("status")).isEqualTo("ACTIVE");
    }

    private Answer expireAll(String userId) {
        String encoded = URLEncoder.encode(userId, StandardCharsets.UTF_8).replace("+", "%20");
        return admin.post("/admin/users/" + encoded + "/sessions/expire", null);
    }

    /** What became of each of a list, with the code of those that failed. */
    private List<String> close(String how, String... ids) {
        Answer answer = admin.post("/admin/sessions/" + how, ids(ids));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.list("items"))
                .extracting(item -> item.getString("id"))
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactly(ids);
        return answer.list("items").stream()
                .map(item -> item.getString("result") + (item.isNull("code") ? "" : " " + item.getString("code")))
                .toList();
    }

    private static String ids(String... ids) {
        return Stream.of(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    private List<JsonObject> audit(String query) {
        return admin.get("/admin/audit?" + query).list("items");
    }
}
