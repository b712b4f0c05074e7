package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request works in the session that it names, or else in its owner's newest one, and never silently in another. */
@ExtendWith(ArquillianExtension.class)
class BindingIT {

    private static final String SESSION = "X-Session-Id";
    private static final String ORDER = "X-Order-Id";
    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";

    @ArquillianResource
    private URI base;

    private String user;
    private SessionsApi api;

    @BeforeEach
    void newUser() {
        user = "user-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
    }

    @Test
    void a_named_session_goes_before_the_newest() {
        String named = api.open();
        api.open();
        SessionsApi inNamed = api.with(SESSION, named);

        Answer made = inNamed.post("/orders", TEA);
        Answer read = inNamed.get("/session");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("sessionId")).isEqualTo(named);
        assertThat(made.text("status")).isEqualTo("DRAFT");
        assertThat(made.header("Location")).isEqualTo("/api/orders/" + made.text("id"));
        assertThat(made.header(SESSION)).isEqualTo(named);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(api.get("/sessions/" + named).json());
        assertThat(read.header(SESSION)).isEqualTo(named);
        assertThat(api.get("/orders/" + made.text("id")).json()).isEqualTo(made.json());
    }

    @Test
    void a_named_order_names_its_session() {
        String session = api.open();
        String order = api.post("/sessions/" + session + "/orders", TEA).text("id");
        api.open();
        SessionsApi inOrder = api.with(ORDER, order);

        assertBound(inOrder, session);
    }

    @Test
    void without_a_name_the_newest_active_session_is_found_whatever_becomes_of_the_others() {
        String older = api.open();
        assertBound(api, older);
        String newer = api.open();
        assertBound(api, newer);

        api.put("/sessions/" + newer, "{\"status\":\"INACTIVE\"}");
        assertBound(api, older);
        api.put("/sessions/" + newer, "{\"status\":\"ACTIVE\"}");
        assertBound(api, newer);
        api.put("/sessions/" + older + "/activity", null);
        assertBound(api, newer);

        String newest = api.open();
        assertBound(api, newest);
        Tables.letExpire(newest);
        assertBound(api, newer);
        api.post("/sessions/" + newer + "/end", null);
        assertBound(api, older);
        api.delete("/sessions/" + older);
        assertThat(api.get("/session").status()).isEqualTo(404);
    }

    @Test
    void an_order_of_a_session_that_is_over_binds_nothing() {
        String ended = api.open();
        String expired = api.open();
        List<String> orders = List.of(
                api.post("/sessions/" + ended + "/orders", TEA).text("id"),
                api.post("/sessions/" + expired + "/orders", TEA).text("id"));
        api.post("/sessions/" + ended + "/end", null);
        Tables.letExpire(expired);
        String live = api.open();

        for (String order : orders) {
            SessionsApi inOrder = api.with(ORDER, order);
            Answer made = inOrder.post("/orders", TEA);
            assertThat(made.status()).as(made.toString()).isEqualTo(410);
            assertThat(made.header(SESSION)).isEmpty();
            assertThat(inOrder.get("/session").status()).isEqualTo(404);
            assertThat(inOrder.get("/orders/" + order).status()).isEqualTo(200);
        }
        assertThat(Tables.count("customer_order where session_id = '" + live + "'"))
                .isZero();
        assertThat(ordersOfUser()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} {1} with {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /orders                     | X-Session-Id | {}",
                "POST | /orders                     | X-Order-Id   | {}",
                "GET  | /session                    | X-Session-Id | ``",
                "GET  | /session                    | X-Order-Id   | ``",
                "GET  | /sessions                   | X-Session-Id | ``",
                "GET  | /orders                     | X-Order-Id   | ``",
                "POST | /sessions                   | X-Session-Id | {}",
                "PUT  | /sessions/{own}/context     | X-Session-Id | {\"context\":{\"changed\":true}}",
                "POST | /sessions/{own}/end         | X-Order-Id   | ``",
                "POST | /sessions/{own}/messages    | X-Order-Id   | {\"role\":\"user\",\"content\":\"lost\"}",
                "GET  | /nothing/here               | X-Session-Id | ``",
            })
    void what_is_not_there_or_somebody_elses_is_404_and_changes_nothing(
            String method, String path, String header, String body) {
        SessionsApi owner = SessionsApi.stranger(base);
        String foreignSession = owner.open();
        String foreignOrder =
                owner.post("/sessions/" + foreignSession + "/orders", TEA).text("id");
        String own = api.open();
        String before = stored(own) + content(foreignSession);
        String address = path.replace("{own}", own);
        String content = body.isEmpty() ? null : body;
        String foreign = header.equals(SESSION) ? foreignSession : foreignOrder;
        String missing = UUID.randomUUID().toString();
        SessionsApi admin = SessionsApi.of(base, user, "admin");

        for (Answer answer : List.of(
                api.with(header, foreign).send(method, address, content),
                admin.with(header, foreign).send(method, address, content),
                api.with(header, missing).send(method, address, content))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:session-not-found");
            assertThat(answer.text("detail"))
                    .isEqualTo("What the header " + header + " names is not there, or not yours.");
            assertThat(answer.blamed()).containsExactly(header);
            assertThat(answer.header(SESSION)).isEmpty();
        }
        assertThat(stored(own) + content(foreignSession)).isEqualTo(before);
        assertThat(sessionsOfUser()).isEqualTo(1);
        assertThat(ordersOfUser()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION, ORDER})
    void a_header_that_is_not_one_id_is_400_whatever_is_asked(String header) {
        String session = api.open();
        String order = api.post("/sessions/" + session + "/orders", TEA).text("id");
        String good = header.equals(SESSION) ? session : order;
        String before = content(session);

        for (String value :
                List.of("", " ", "nonsense", good + "0", good + "," + good, "{" + good + "}", "%", "null")) {
            for (Answer answer : List.of(
                    api.with(header, value).post("/orders", TEA),
                    api.with(header, value).get("/session"),
                    api.with(header, value).get("/sessions"),
                    api.with(header, value).put("/sessions/" + session, "{\"context\":{\"a\":1}}"))) {
                assertMalformed(answer, header);
            }
        }
        Answer doubled = api.with(header, good)
                .send("POST", "/orders", BodyPublishers.noBody(), request -> request.header(header, good));
        assertMalformed(doubled, header);
        assertThat(content(session)).isEqualTo(before);
        assertThat(ordersOfUser()).isEqualTo(1);
    }

    @Test
    void names_that_disagree_are_400_and_those_that_agree_are_fine() {
        String one = api.open();
        String other = api.open();
        String order = api.post("/sessions/" + one + "/orders", TEA).text("id");
        String elsewhere = api.post("/sessions/" + other + "/orders", TEA).text("id");
        String before = content(one) + content(other);
        SessionsApi inOther = api.with(SESSION, other);
        SessionsApi inElsewhere = api.with(ORDER, elsewhere);

        for (Answer answer : List.of(
                inOther.get("/sessions/" + one),
                inOther.append(one, "user", "lost"),
                inOther.put("/sessions/" + one + "/context", "{\"context\":{\"a\":1}}"),
                inOther.post("/sessions;a=b/" + one + ";c=d/end", null),
                inOther.post("/%73essions/" + one + "/end", null),
                inOther.get("/orders/" + order),
                inOther.delete("/orders/" + order),
                inOther.with(ORDER, order).post("/orders", TEA))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.blamed()).contains(SESSION);
        }
        for (Answer answer : List.of(
                inElsewhere.get("/sessions/" + one),
                inElsewhere.delete("/orders/" + order),
                inElsewhere.with(SESSION, one).get("/session"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.blamed()).contains(ORDER);
        }
        assertThat(content(one) + content(other)).isEqualTo(before);
        assertThat(ordersOfUser()).isEqualTo(2);

        for (Answer answer : List.of(
                inOther.get("/sessions/" + other),
                inOther.get("/orders/" + elsewhere),
                inElsewhere.get("/sessions/" + other),
                inElsewhere.get("/orders/" + elsewhere),
                inOther.with(ORDER, elsewhere).get("/session"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header(SESSION)).isEqualTo(other);
        }
        assertThat(inOther.get("/sessions/active").status()).isEqualTo(200);
    }

    @Test
    void a_named_session_that_is_over_or_paused_is_not_replaced_by_another_one() {
        String ended = api.open();
        String expired = api.open();
        String paused = api.open();
        api.open();
        api.post("/sessions/" + ended + "/end", null);
        Tables.letExpire(expired);
        api.put("/sessions/" + paused, "{\"status\":\"INACTIVE\"}");

        assertNoOrder(ended, 410, "ENDED");
        assertNoOrder(expired, 410, "EXPIRED");
        assertNoOrder(paused, 409, "INACTIVE");
        assertThat(ordersOfUser()).isZero();
    }

    private void assertNoOrder(String session, int status, String state) {
        SessionsApi named = api.with(SESSION, session);

        Answer refused = named.post("/orders", TEA);
        Answer read = named.get("/session");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("id")).isEqualTo(session);
        assertThat(read.text("status")).isEqualTo(state);
    }

    @Test
    void reading_makes_no_session() {
        for (String path : List.of("/session", "/sessions", "/sessions/active", "/orders")) {
            Answer answer = api.get(path);

            assertThat(answer.status()).isEqualTo(path.equals("/session") ? 404 : 200);
            assertThat(answer.header(SESSION)).isEmpty();
        }
        assertThat(api.get("/session").text("type")).isEqualTo("urn:sojourn:problem:no-session");
        assertThat(sessionsOfUser()).isZero();
    }

    @Test
    void a_request_that_does_not_use_its_session_leaves_it_alone() {
        String session = api.open();
        SessionsApi named = api.with(SESSION, session);
        Tables.execute(
                "update session_activity set expires_at = clock_timestamp() + interval '1 hour' where session_id = '"
                        + session + "'");
        String before = stored(session);
        Instant expiry = expiry(session);

        for (SessionsApi caller : List.of(api, named)) {
            assertThat(caller.get("/sessions").status()).isEqualTo(200);
            assertThat(caller.get("/sessions/active").status()).isEqualTo(200);
            assertThat(caller.get("/orders").status()).isEqualTo(200);
            assertThat(caller.get("/nothing").status()).isEqualTo(404);
            assertThat(caller.get("/admin/sessions").status()).isEqualTo(403);
            assertThat(caller.post("/orders", "{\"items\":7}").status()).isEqualTo(400);
            assertThat(caller.delete("/session").status()).isEqualTo(405);
        }
        assertThat(named.get("/sessions").header(SESSION)).isEqualTo(session);
        assertThat(stored(session)).isEqualTo(before);

        assertThat(api.get("/session").status()).isEqualTo(200);
        assertThat(expiry(session)).as("a use of it").isAfter(expiry);
    }

    @Test
    void a_key_is_bound_as_its_holder() {
        SessionsApi admin = SessionsApi.of(base, "an-admin", "admin");
        String service = "service-" + UUID.randomUUID();
        SessionsApi program = SessionsApi.byKey(base, secret(admin, "service", service));
        SessionsApi rotated = SessionsApi.byKey(base, secret(admin, "service", service));
        SessionsApi usersKey = SessionsApi.byKey(base, secret(admin, "userId", user));
        SessionsApi namesake = SessionsApi.of(base, service);

        String usersSession = api.open();
        String programsSession = program.open();

        assertBound(usersKey, usersSession);
        assertBound(api, usersSession);
        assertBound(program, programsSession);
        assertBound(rotated, programsSession);
        assertThat(namesake.get("/session").status()).isEqualTo(404);
        assertThat(program.with(SESSION, usersSession).get("/session").status()).isEqualTo(404);
        assertBound(api, usersKey.open());
    }

    private static String secret(SessionsApi admin, String holder, String name) {
        return admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"" + holder + "\":\"" + name + "\"}")
                .text("secret");
    }

    @Test
    void whoever_has_no_credential_is_refused_with_or_without_a_sessions_secret() {
        SessionsApi nobody = api.withToken(null);
        SessionsApi withSecret = nobody.with("X-Session-Token", "session_" + "A".repeat(43));

        for (SessionsApi caller : List.of(nobody, withSecret)) {
            for (Answer answer : List.of(
                    caller.post("/sessions", null),
                    caller.post("/orders", TEA),
                    caller.get("/session"),
                    caller.with(SESSION, "nonsense").get("/session"))) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("X-Session-Token")).isEmpty();
                assertThat(answer.header(SESSION)).isEmpty();
            }
        }
        assertThat(Tables.count("session where owner_type = 'ANONYMOUS'")).isZero();
    }

    @Test
    void what_is_bound_is_told_by_whole_segments_of_the_path() {
        String session = api.open();
        String other = api.open();
        SessionsApi named = api.with(SESSION, session);
        SessionsApi stray = api.withToken(null).with(SESSION, "nonsense");

        assertThat(stray.get("ary").status()).isEqualTo(404);
        assertThat(stray.get("ary/session").status()).isEqualTo(404);
        assertThat(stray.get("").status()).isEqualTo(401);
        assertThat(stray.get("/").status()).isEqualTo(401);
        assertMalformed(api.with(SESSION, "nonsense").get(""), SESSION);
        assertMalformed(api.with(SESSION, "nonsense").get("/"), SESSION);
        // Not the collection of sessions, so that its id is none.
        assertThat(named.get("/sessionsandmore/" + other).status()).isEqualTo(404);
        assertThat(named.get("/session/" + other).status()).isEqualTo(404);
        assertThat(named.get("/sessions/active/" + other).status()).isEqualTo(404);
        assertThat(named.get("/session/").header(SESSION)).isEqualTo(session);
        assertThat(named.get("/sessions/" + other + "/").status()).isEqualTo(400);
        assertThat(named.get("//sessions/" + other).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION, ORDER, "X-Session-Token"})
    void a_header_of_a_megabyte_harms_nobody(String header) {
        SessionsApi caller = header.equals("X-Session-Token") ? api.withToken(null) : api;
        try {
            Answer answer = caller.with(header, "0".repeat(1_000_000)).post("/orders", TEA);
            assertThat(answer.status()).isBetween(400, 499);
        } catch (UncheckedIOException closed) {
            assertThat(closed.getCause()).isNotInstanceOf(java.net.http.HttpTimeoutException.class);
        }
        assertThat(api.get("/sessions").status()).isEqualTo(200);
        assertThat(sessionsOfUser()).isZero();
    }

    /** That a read and a write without a name find the session, and say which. */
    private static void assertBound(SessionsApi caller, String session) {
        Answer read = caller.get("/session");
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.text("id")).isEqualTo(session);
        assertThat(read.header(SESSION)).isEqualTo(session);
        Answer made = caller.post("/orders", null);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("sessionId")).isEqualTo(session);
        assertThat(made.text("status")).isEqualTo("DRAFT");
        assertThat(made.header(SESSION)).isEqualTo(session);
    }

    private static void assertMalformed(Answer answer, String header) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:malformed-request");
        assertThat(answer.blamed()).containsExactly(header);
    }

    private long sessionsOfUser() {
        return Tables.count("session where owner_name = '" + user + "'");
    }

    private long ordersOfUser() {
        return Tables.count("customer_order where owner_name = '" + user + "'");
    }

    private static Instant expiry(String session) {
        return Tables.instant("select expires_at from session_activity where session_id = '" + session + "'");
    }

    /** All of a session but its times, which a later batch of touches may still write. */
    private static String content(String session) {
        return Tables.text("select s::text || (" + Tables.said(session)
                + ") || (select count(*) from customer_order o where o.session_id = s.id)"
                + " from session s where s.id = '" + session + "'");
    }

    private static String stored(String session) {
        return content(session)
                + Tables.text("select a::text from session_activity a where a.session_id = '" + session + "'");
    }
}
