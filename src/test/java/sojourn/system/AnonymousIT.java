package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where it is allowed, nobody has a session as well: whoever knows its secret, and no one else, reaches it. */
@ExtendWith(OpenAndStrictServer.class)
class AnonymousIT {

    private static final String TOKEN = "X-Session-Token";
    private static final String SESSION = "X-Session-Id";
    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";
    private static final int MOST = OpenAndStrictServer.MOST_OF_NOBODY;

    private static OwnServer server;
    private static SessionsApi nobody;

    @BeforeAll
    static void find() {
        server = OpenAndStrictServer.get();
        nobody = server.nobody();
    }

    @BeforeEach
    void letAllExpire() {
        server.execute(
                "update session_activity set expires_at = clock_timestamp(), due_at = clock_timestamp()"
                        + " where due_at is not null and session_id in (select id from session where owner_type = 'ANONYMOUS')");
    }

    @Test
    void a_new_session_is_nobodys_and_tells_its_secret() {
        Answer made = nobody.post("/sessions", "{\"context\":{\"a\":1}}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().isNull("userId")).isTrue();
        assertThat(made.json().isNull("user")).isTrue();
        assertThat(made.response().headers().allValues(TOKEN)).hasSize(1);
        assertThat(made.header(TOKEN)).matches("session_[A-Za-z0-9_-]{43}");
        assertThat(made.header("Location")).isEqualTo("/api/sessions/" + made.text("id"));
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        Answer seen = server.user("an-admin", "admin").get("/admin/sessions/" + made.text("id"));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().isNull("userId")).isTrue();
    }

    @Test
    void with_the_secret_it_is_used_like_any_other_and_the_secret_is_not_repeated() {
        Answer made = nobody.post("/sessions", null);
        String session = made.text("id");
        String path = "/sessions/" + session;
        SessionsApi holder = nobody.with(TOKEN, made.header(TOKEN));
        nobody.post("/sessions", null);

        Answer order = holder.post("/orders", TEA);
        List<Answer> answers = List.of(
                holder.get(path),
                holder.get("/session"),
                holder.with(SESSION, session).get("/session"),
                holder.put(path + "/context", "{\"context\":{\"a\":1}}"),
                holder.mergePatch(path, "{\"context\":{\"b\":2}}"),
                holder.put(path + "/activity", null),
                holder.append(session, "user", "hello"),
                holder.get(path + "/messages"),
                holder.get("/orders/" + order.text("id")),
                holder.get("/orders"),
                holder.get("/sessions/active"),
                holder.get("/sessions"));
        Answer end = holder.post(path + "/end", null);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(200, 201));
        assertThat(answers.get(1).text("id")).isEqualTo(session);
        assertThat(order.text("sessionId")).isEqualTo(session);
        assertThat(order.text("status")).isEqualTo("DRAFT");
        for (Answer listing : answers.subList(10, 12)) {
            assertThat(listing.list("items"))
                    .extracting(item -> item.getString("id"))
                    .containsExactly(session);
        }
        assertThat(end.status()).isEqualTo(200);
        Answer read = holder.get(path);
        assertThat(read.text("status")).isEqualTo("ENDED");
        assertThat(read.text("endReason")).isEqualTo("client");
        assertThat(holder.get("/orders/" + order.text("id")).text("status")).isEqualTo("SUBMITTED");
        assertThat(holder.post("/orders", TEA).status()).isEqualTo(410);
        for (List<Answer> all : List.of(answers, List.of(order, end, read))) {
            assertThat(all)
                    .allSatisfy(answer -> assertThat(answer.header(TOKEN)).isEmpty());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /sessions/{id}          | ``",
                "PUT    | /sessions/{id}/context  | {\"context\":{\"stolen\":true}}",
                "POST   | /sessions/{id}/end      | ``",
                "GET    | /sessions/{id}/messages | ``",
                "POST   | /sessions/{id}/messages | {\"role\":\"user\",\"content\":\"stolen\"}",
                "POST   | /sessions/{id}/orders   | {}",
                "GET    | /orders/{order}         | ``",
                "DELETE | /orders/{order}         | ``",
                "DELETE | /sessions/{id}          | ``",
            })
    void without_its_secret_it_does_not_exist(String method, String path, String body) {
        Answer made = nobody.post("/sessions", null);
        SessionsApi holder = nobody.with(TOKEN, made.header(TOKEN));
        String order = holder.post("/orders", TEA).text("id");
        String address = path.replace("{id}", made.text("id")).replace("{order}", order);
        String content = body.isEmpty() ? null : body;
        String another = nobody.post("/sessions", null).header(TOKEN);

        for (SessionsApi thief : List.of(
                nobody,
                nobody.with(TOKEN, another),
                server.user("a-user"),
                // Whoever calls itself what the session's owner is called in the database.
                server.user(owner(made.text("id"))),
                server.user("an-admin", "admin"))) {
            Answer direct = thief.send(method, address, content);
            assertThat(direct.status()).as(direct.toString()).isEqualTo(404);
            assertThat(direct.header(TOKEN)).isEmpty();
            assertThat(thief.with(SESSION, made.text("id")).get("/session").status())
                    .isEqualTo(404);
            assertThat(thief.with("X-Order-Id", order).post("/orders", TEA).status())
                    .isEqualTo(404);
        }
        assertThat(holder.get("/session").json().getJsonObject("context")).isEmpty();
        assertThat(holder.get("/orders").list("items")).hasSize(1);
    }

    private static String owner(String session) {
        return server.text("select owner_name from session where id = '" + session + "'");
    }

    @Test
    void a_secret_that_no_session_has_is_401_whatever_is_asked() {
        Answer made = nobody.post("/sessions", null);
        String good = made.header(TOKEN);
        char last = good.charAt(good.length() - 1);
        long before = server.count("session");

        for (String secret : List.of(
                "",
                " ",
                "nonsense",
                good.substring(0, good.length() - 1),
                good + "A",
                good.substring(0, good.length() - 1) + (last == 'A' ? 'B' : 'A'),
                good.toUpperCase(Locale.ROOT),
                owner(made.text("id")),
                "session_" + "A".repeat(43),
                good + "," + good)) {
            SessionsApi caller = nobody.with(TOKEN, secret);
            for (Answer answer : List.of(
                    caller.get("/sessions"),
                    caller.post("/sessions", null),
                    caller.post("/orders", TEA),
                    caller.get("/session"),
                    caller.get("/sessions/" + made.text("id")),
                    caller.with(SESSION, made.text("id")).get("/session"),
                    caller.with("X-Order-Id", made.text("id")).post("/orders", TEA),
                    caller.get("/nothing/here"))) {
                assertThat(answer.status()).as(secret + " " + answer).isEqualTo(401);
                assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:unauthenticated");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(answer.header(TOKEN)).isEmpty();
            }
        }
        assertThat(server.count("session")).isEqualTo(before);
    }

    @Test
    void a_secret_is_the_only_credential_of_a_request() {
        String secret = nobody.post("/sessions", null).header(TOKEN);
        SessionsApi user = server.user("a-user");
        SessionsApi admin = server.user("an-admin", "admin");
        String key = admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"userId\":\"a-user\"}")
                .text("secret");

        for (Answer answer : List.of(
                user.with(TOKEN, secret).get("/session"),
                user.with(TOKEN, "nonsense").post("/sessions", null),
                nobody.with(TOKEN, secret).with("X-Api-Key", key).get("/session"),
                nobody.with(TOKEN, secret)
                        .send("GET", "/session", BodyPublishers.noBody(), request -> request.header(TOKEN, secret)))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        }
    }

    @Test
    void nobody_has_no_idempotency_keys() {
        SessionsApi holder = nobody.with(TOKEN, nobody.post("/sessions", null).header(TOKEN));
        String session = holder.get("/session").text("id");
        long before = server.count("session");

        for (Answer answer : List.of(
                nobody.withKey("once").post("/sessions", null),
                nobody.withKey("once").post("/orders", TEA),
                holder.withKey("once").post("/sessions", null),
                holder.withKey("once").post("/orders", TEA),
                holder.withKey("once").append(session, "user", "hello"),
                holder.withKey("once").post("/sessions/" + session + "/end", null),
                holder.withKey("once").mergePatch("/sessions/" + session, "{\"context\":{}}"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.blamed()).containsExactly("Idempotency-Key");
            assertThat(answer.header(TOKEN)).isEmpty();
        }
        assertThat(server.count("session")).isEqualTo(before);
        assertThat(server.count("idempotency_key")).isZero();
        assertThat(holder.get("/session").text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void administration_asks_for_a_credential() {
        SessionsApi holder = nobody.with(TOKEN, nobody.post("/sessions", null).header(TOKEN));

        for (SessionsApi caller : List.of(nobody, holder)) {
            for (Answer answer : List.of(
                    caller.get("/admin/sessions"),
                    caller.get("/admin/sessions/" + UUID.randomUUID()),
                    caller.post("/admin/cleanup", null),
                    caller.post("/admin/api-keys", "{\"name\":\"x\",\"userId\":\"x\"}"),
                    caller.get("/admin/nothing"),
                    caller.get("//admin/nothing"),
                    caller.get("/admin"))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(answer.header(TOKEN)).isEmpty();
            }
        }
    }

    @Test
    void a_session_of_one_request_tells_its_secret_as_well() {
        Answer made = nobody.post("/orders", TEA);
        Answer another = nobody.post("/orders", TEA);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("SUBMITTED");
        assertThat(made.header(SESSION)).isEqualTo(made.text("sessionId"));
        assertThat(made.response().headers().allValues(TOKEN)).hasSize(1);
        assertThat(another.text("sessionId")).isNotEqualTo(made.text("sessionId"));
        assertThat(another.header(TOKEN)).isNotEqualTo(made.header(TOKEN));
        SessionsApi holder = nobody.with(TOKEN, made.header(TOKEN));
        Answer read = holder.get("/orders/" + made.text("id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header(TOKEN)).isEmpty();
        assertThat(holder.get("/session").text("endReason")).isEqualTo("transient");
        assertThat(nobody.get("/orders/" + made.text("id")).status()).isEqualTo(404);
        assertThat(nobody.with(TOKEN, another.header(TOKEN))
                        .get("/orders/" + made.text("id"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_stores_nothing_makes_no_session_and_tells_no_secret() {
        long before = server.count("session");

        Answer current = nobody.get("/session");
        assertThat(current.status()).isEqualTo(404);
        for (Answer answer : List.of(
                current,
                nobody.get("/sessions"),
                nobody.get("/sessions/active"),
                nobody.get("/orders"),
                nobody.get("/nothing"),
                nobody.post("/sessions", "{\"unknown\":1}"),
                nobody.post("/orders", "{\"items\":7}"),
                nobody.post("/orders", "{\"conversationId\":\"" + UUID.randomUUID() + "\"}"),
                nobody.ifMatch("\"7\"").post("/orders", TEA))) {
            assertThat(answer.header(TOKEN)).as(answer.toString()).isEmpty();
            assertThat(answer.header(SESSION)).isEmpty();
        }
        assertThat(nobody.get("/sessions").list("items")).isEmpty();
        assertThat(server.count("session")).isEqualTo(before);
    }

    @Test
    void each_session_has_a_secret_of_its_own_also_one_that_is_opened_with_another_ones() {
        Answer first = nobody.post("/sessions", null);
        SessionsApi holder = nobody.with(TOKEN, first.header(TOKEN));

        Answer second = holder.post("/sessions", null);

        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(second.header(TOKEN)).isNotEmpty().isNotEqualTo(first.header(TOKEN));
        assertThat(holder.get("/session").text("id")).isEqualTo(first.text("id"));
        assertThat(holder.get("/sessions/" + second.text("id")).status()).isEqualTo(404);
        assertThat(nobody.with(TOKEN, second.header(TOKEN)).get("/session").text("id"))
                .isEqualTo(second.text("id"));
    }

    @Test
    void there_are_at_most_so_many_over_all_and_those_of_one_request_do_not_count() {
        List<Answer> made = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            assertThat(nobody.post("/orders", TEA).status()).isEqualTo(201);
            made.add(nobody.post("/sessions", null));
        }
        assertThat(made).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        SessionsApi holder = nobody.with(TOKEN, made.get(0).header(TOKEN));
        holder.put("/sessions/" + made.get(0).text("id"), "{\"status\":\"INACTIVE\"}");

        for (SessionsApi caller : List.of(nobody, holder)) {
            Answer refused = caller.post("/sessions", null);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:too-many-anonymous-sessions");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(refused.header(TOKEN)).isEmpty();
        }
        assertThat(nobody.post("/orders", TEA).status()).isEqualTo(201);
        assertThat(server.user("a-user").post("/sessions", null).status()).isEqualTo(201);
        assertThat(made)
                .allSatisfy(answer -> assertThat(nobody.with(TOKEN, answer.header(TOKEN))
                                .get("/session")
                                .status())
                        .isEqualTo(200));

        holder.post("/sessions/" + made.get(0).text("id") + "/end", null);
        assertThat(nobody.post("/sessions", null).status()).isEqualTo(201);
        assertThat(nobody.post("/sessions", null).status()).isEqualTo(503);
        // One whose time is over leaves room as well, whether or not its end has run.
        server.execute("update session_activity set expires_at = clock_timestamp(),"
                + " due_at = clock_timestamp() + interval '1 hour' where session_id = '"
                + made.get(1).text("id") + "'");
        assertThat(nobody.post("/sessions", null).status()).isEqualTo(201);
    }

    @Test
    void many_who_open_at_once_are_no_more_than_allowed() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(48, () -> nobody.post("/sessions", null)));

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(MOST);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(503))
                .allSatisfy(answer -> assertThat(answer.header(TOKEN)).isEmpty());
    }

    @Test
    void the_secret_is_kept_nowhere_in_clear() {
        Answer opened = nobody.post("/sessions", null);
        Answer ordered = nobody.post("/orders", TEA);
        for (Answer made : List.of(opened, ordered)) {
            String secret = made.header(TOKEN);
            SessionsApi holder = nobody.with(TOKEN, secret);
            holder.get("/session");
            holder.post("/orders", "{\"items\":7}");
            holder.post("/sessions/" + made.text("id") + "/end", null);
            holder.get("/nothing");
            nobody.with(TOKEN, secret + "A").get("/session");

            String bits = secret.substring("session_".length());
            assertThat(bits).hasSize(43);
            for (String table : List.of(
                    "session",
                    "session_activity",
                    "customer",
                    "customer_order",
                    "app_user",
                    "audit_entry",
                    "outbox_event",
                    "idempotency_key",
                    "failed_end")) {
                assertThat(server.count(table + " t where strpos(t::text, '" + bits + "') > 0"))
                        .as(table)
                        .isZero();
            }
            assertThat(server.log()).doesNotContain(bits);
        }
        assertThat(server.count("session where id = '" + opened.text("id") + "' and owner_name ~ '^[0-9a-f]{64}$'"))
                .isEqualTo(1);
    }
}
