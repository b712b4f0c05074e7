package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session of nobody becomes a user's, once, with all that it holds, on two nodes that serve copies. */
class AdoptionIT {

    private static final String TOKEN = "X-Session-Token";
    private static final String ADOPT = "/adopt";
    private static final String ORDER =
            "{\"customer\":{\"email\":\"%s\",\"name\":\"Ann\"},\"items\":[{\"name\":\"tea\",\"quantity\":2}]}";
    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";
    private static final int MOST = 3;
    private static final int ROUNDS = 30;

    private static OwnServer server;

    private String user;
    private SessionsApi api;
    private Visit visit;

    @BeforeAll
    static void start() {
        server = OwnServer.startTwo(
                "adoption",
                Map.of(
                        "session.anonymous.enabled", "true",
                        "session.max-active-sessions", String.valueOf(MOST),
                        "session.cluster.name", "adoption",
                        "session.cluster.bind-port", "17900"));
        for (SessionsApi admin : List.of(server.user("an-admin", "admin"), server.userOfOther("an-admin", "admin"))) {
            Eventually.get(
                    () -> admin.get("/admin/cluster").json(),
                    state -> state.getBoolean("serving")
                            && state.getJsonArray("members").size() == 2);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void newcomers() {
        user = "user-" + UUID.randomUUID();
        api = server.user(user);
        visit = Visit.open();
    }

    @Test
    void it_is_the_users_with_all_that_it_holds() {
        SessionsApi holder = visit.here();
        holder.put(visit.path() + "/context", "{\"context\":{\"cart\":[\"tea\"]}}");
        holder.append(visit.id(), "user", "hello");
        holder.append(visit.id(), "assistant", "hi");
        holder.post(
                visit.path() + "/conversations",
                "{\"name\":\"returns\",\"messages\":[{\"role\":\"user\",\"content\":\"broken\"}]}");
        String order = holder.post(visit.path() + "/orders", TEA).text("id");
        holder.delete("/orders/" + holder.post("/orders", TEA).text("id"));
        JsonObject before = holder.get(visit.path()).json();
        JsonValue messages = holder.get(visit.path() + "/messages").json().get("messages");
        JsonObject conversations = holder.get(visit.path() + "/conversations").json();
        List<JsonObject> orders = withoutVersions(holder.get(visit.path() + "/orders"));

        Answer adopted = visit.adoptBy(api);

        assertThat(adopted.status()).as(adopted.toString()).isEqualTo(200);
        assertThat(adopted.text("id")).isEqualTo(visit.id());
        assertThat(adopted.text("userId")).isEqualTo(user);
        assertThat(adopted.json().getJsonObject("user").getString("id")).isEqualTo(user);
        assertThat(adopted.json().getInt("version")).isEqualTo(before.getInt("version") + 1);
        assertThat(adopted.header("ETag")).isEqualTo("\"" + adopted.json().getInt("version") + "\"");
        assertThat(adopted.header("X-Session-Id")).isEqualTo(visit.id());
        assertThat(adopted.header(TOKEN)).isEmpty();
        for (String kept : List.of("status", "context", "createdAt", "duration", "endReason", "endedAt")) {
            assertThat(adopted.json().get(kept)).as(kept).isEqualTo(before.get(kept));
        }
        for (SessionsApi node : List.of(api, server.userOfOther(user))) {
            assertThat(node.get(visit.path()).text("userId")).isEqualTo(user);
            assertThat(node.get(visit.path() + "/messages").json().get("messages"))
                    .isEqualTo(messages);
            assertThat(node.get(visit.path() + "/conversations").json()).isEqualTo(conversations);
            assertThat(withoutVersions(node.get(visit.path() + "/orders"))).isEqualTo(orders);
            assertThat(node.get("/orders/" + order).status()).isEqualTo(200);
            assertThat(withoutVersions(node.get("/orders"))).isEqualTo(orders);
            assertThat(node.get("/session").text("id")).isEqualTo(visit.id());
            for (String listing : List.of("/sessions", "/sessions/active")) {
                assertThat(node.get(listing).list("items"))
                        .extracting(session -> session.getString("id"))
                        .containsExactly(visit.id());
            }
        }
        assertThat(api.post("/orders/" + order + "/items", "{\"name\":\"milk\",\"quantity\":1}")
                        .status())
                .isEqualTo(201);
        assertThat(server.count("app_user where id = '" + user + "'")).isEqualTo(1);
    }

    private static List<JsonObject> withoutVersions(Answer orders) {
        return orders.list("items").stream()
                .map(order -> Json.createObjectBuilder(order).remove("version").build())
                .toList();
    }

    @Test
    void the_secret_is_as_unknown_as_any_other_from_then_on() {
        visit.here().append(visit.id(), "user", "hello");
        String order = visit.here().post("/orders", TEA).text("id");
        for (SessionsApi warm : List.of(visit.here(), visit.there())) {
            warm.get(visit.path());
            warm.get(visit.path());
        }

        visit.adoptBy(api);

        String before = stored(visit.id());
        for (SessionsApi thief : List.of(visit.there(), visit.here())) {
            for (Answer answer : List.of(
                    thief.get(visit.path()),
                    thief.get("/session"),
                    thief.get("/sessions"),
                    thief.get(visit.path() + "/messages"),
                    thief.with("X-Session-Id", visit.id()).get("/session"),
                    thief.with("X-Order-Id", order).post("/orders", TEA),
                    thief.get("/orders/" + order),
                    thief.delete("/orders/" + order),
                    thief.put(visit.path() + "/context", "{\"context\":{\"stolen\":true}}"),
                    thief.append(visit.id(), "user", "stolen"),
                    thief.post("/orders", TEA),
                    thief.post("/sessions", null),
                    thief.post(visit.path() + "/end", null),
                    thief.delete(visit.path()))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.json()).isEqualTo(unknown(answer));
                assertThat(answer.header(TOKEN)).isEmpty();
            }
        }
        assertThat(stored(visit.id())).isEqualTo(before);
        // Nor does it help whoever is known, be it the owner.
        for (SessionsApi caller : List.of(api, server.user("user-" + UUID.randomUUID()))) {
            Answer again = visit.adoptBy(caller);
            assertThat(again.status()).as(again.toString()).isEqualTo(404);
            assertThat(again.text("type")).isEqualTo("urn:sojourn:problem:session-not-found");
        }
        assertThat(stored(visit.id())).isEqualTo(before);
    }

    /** What whoever has a secret that never was one is answered. */
    private static JsonObject unknown(Answer answer) {
        JsonObject never = server.nobody()
                .with(TOKEN, "session_" + "A".repeat(43))
                .get("/session")
                .json();
        return Json.createObjectBuilder(never)
                .add("instance", answer.json().get("instance"))
                .add("traceId", answer.json().get("traceId"))
                .build();
    }

    @Test
    void other_sessions_of_the_secret_keep_it() {
        Visit other = Visit.open();
        server.execute("update session set owner_name = (select owner_name from session where id = '" + visit.id()
                + "') where id = '" + other.id() + "'");

        assertThat(visit.adoptBy(api).status()).isEqualTo(200);

        assertThat(visit.there().get("/session").text("id")).isEqualTo(other.id());
        for (Answer answer : List.of(
                visit.there().get(visit.path()),
                visit.there().append(visit.id(), "user", "stolen"),
                visit.there().post(visit.path() + "/end", null),
                visit.there().with("X-Session-Id", visit.id()).get("/session"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        }
        assertThat(visit.there().post(other.path() + "/end", null).status()).isEqualTo(200);
        assertThat(api.get(visit.path()).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void keys_adopt_for_those_whose_they_are() {
        SessionsApi admin = server.user("an-admin", "admin");
        String service = "service-" + UUID.randomUUID();
        Visit second = Visit.open();
        String ofUser = admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"userId\":\"" + user + "\"}")
                .text("secret");
        String ofService = admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"service\":\"" + service + "\"}")
                .text("secret");

        Answer byUser = visit.adoptBy(server.nobody().with("X-Api-Key", ofUser));
        Answer byService = second.adoptBy(server.nobody().with("X-Api-Key", ofService));

        assertThat(byUser.text("userId")).isEqualTo(user);
        assertThat(api.get(visit.path()).status()).isEqualTo(200);
        assertThat(byService.status()).isEqualTo(200);
        assertThat(byService.json().isNull("userId")).isTrue();
        assertThat(owner(second.id())).isEqualTo("SERVICE " + service);
        assertThat(server.user(service).get(second.path()).status()).isEqualTo(404);
    }

    @Test
    void whatever_is_wrong_changes_nothing() {
        SessionsApi admin = server.user("an-admin", "admin");
        Answer key = admin.post("/admin/api-keys", "{\"name\":\"a test's\",\"userId\":\"" + user + "\"}");
        Answer revoked = admin.post("/admin/api-keys", "{\"name\":\"revoked\",\"userId\":\"" + user + "\"}");
        admin.delete("/admin/api-keys/" + revoked.text("id"));
        Visit another = Visit.open();
        String own = api.open();
        String others = server.user("user-" + UUID.randomUUID()).open();
        String address = visit.path() + ADOPT;
        SessionsApi both = api.with(TOKEN, visit.secret());
        SessionsApi nobody = server.nobody();
        String before = stored(visit.id());
        String ownBefore = stored(own);

        check(400, List.of(TOKEN), api.post(address, null));
        check(400, List.of(TOKEN), api.post("/sessions/" + own + ADOPT, null));
        check(400, List.of(TOKEN), nobody.with("X-Api-Key", key.text("secret")).post(address, null));
        check(400, List.of("id"), both.post("/sessions/not-a-uuid/adopt", null));
        check(400, List.of("If-Match"), both.ifMatch("7").post(address, null));
        check(400, List.of("Idempotency-Key"), both.withKey("two words").post(address, null));
        // Two credentials, where only an adoption takes them, or three.
        for (Answer answer : List.of(
                both.get(address),
                both.put(address, null),
                both.post(address + "/", null),
                both.post(address + ";a=b", null),
                both.post("/sessions/" + visit.id() + ";a=b/adopt", null),
                both.post("//sessions/" + visit.id() + ADOPT, null),
                both.post("/sessions/" + visit.id() + "/%61dopt", null),
                both.post("/sessions/" + visit.id() + "/x/adopt", null),
                both.post("/sessions/adopt", null),
                both.post(visit.path() + "/end", null),
                both.get(visit.path()),
                both.post("/orders", TEA),
                both.with("X-Api-Key", key.text("secret")).post(address, null),
                both.send("POST", address, BodyPublishers.noBody(), sent -> sent.header(TOKEN, another.secret())),
                nobody.with(TOKEN, visit.secret())
                        .with("X-Api-Key", key.text("secret"))
                        .send(
                                "POST",
                                address,
                                BodyPublishers.noBody(),
                                sent -> sent.header("X-Api-Key", key.text("secret"))))) {
            check(400, List.of("X-Api-Key"), answer);
        }
        for (Answer answer : List.of(
                nobody.post(address, null),
                visit.here().post(address, null),
                nobody.with(TOKEN, "session_" + "A".repeat(43)).post(address, null),
                both.withToken("nonsense").with(TOKEN, visit.secret()).post(address, null),
                nobody.with(TOKEN, visit.secret()).with("X-Api-Key", "nonsense").post(address, null),
                nobody.with(TOKEN, visit.secret())
                        .with("X-Api-Key", revoked.text("secret"))
                        .post(address, null),
                api.with(TOKEN, "nonsense").post(address, null),
                api.with(TOKEN, "").post(address, null),
                api.with(TOKEN, visit.secret() + "A").post(address, null))) {
            check(401, List.of(), answer);
        }
        for (Answer answer : List.of(
                api.with(TOKEN, "session_" + "A".repeat(43)).post(address, null),
                api.with(TOKEN, another.secret()).post(address, null),
                both.post("/sessions/" + UUID.randomUUID() + ADOPT, null),
                both.post("/sessions/" + own + ADOPT, null),
                both.post("/sessions/" + others + ADOPT, null),
                both.with("X-Session-Id", visit.id()).post(address, null))) {
            check(404, List.of(), answer);
        }
        check(412, List.of("If-Match"), both.ifMatch("\"999\"").post(address, null));
        assertThat(stored(visit.id())).isEqualTo(before);
        assertThat(stored(own)).isEqualTo(ownBefore);
        assertThat(visit.here().get("/session").text("id")).isEqualTo(visit.id());
    }

    private static void check(int status, List<String> blamed, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header(TOKEN)).isEmpty();
        if (!blamed.isEmpty()) {
            assertThat(answer.blamed()).as(answer.toString()).isEqualTo(blamed);
        }
    }

    @Test
    void one_that_is_over_or_paused_or_transient_is_not_adopted() {
        Visit expired = Visit.open();
        server.execute("update session_activity set expires_at = clock_timestamp(),"
                + " due_at = clock_timestamp() + interval '1 hour' where session_id = '" + expired.id() + "'");
        Visit ended = Visit.open();
        ended.here().post(ended.path() + "/end", null);
        Visit paused = Visit.open();
        paused.here().put(paused.path(), "{\"status\":\"INACTIVE\"}");
        Visit ofRequest = Visit.open();
        server.execute("update session set is_transient = true where id = '" + ofRequest.id() + "'");

        Map.of(
                        expired,
                        "session-ended",
                        ended,
                        "session-ended",
                        paused,
                        "session-paused",
                        ofRequest,
                        "session-not-adoptable")
                .forEach((one, type) -> {
                    Answer refused = one.adoptBy(api);
                    assertThat(refused.status())
                            .as(refused.toString())
                            .isEqualTo(type.equals("session-ended") ? 410 : 409);
                    assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:" + type);
                    assertThat(owner(one.id())).startsWith("ANONYMOUS");
                });

        // Which of two things is wrong with it is told in the documented order: that it is over comes ahead of its
        // version.
        for (Visit over : List.of(expired, ended)) {
            assertThat(over.adoptBy(api.ifMatch("\"999\"")).status()).isEqualTo(410);
        }
        paused.here().put(paused.path(), "{\"status\":\"ACTIVE\"}");
        assertThat(paused.adoptBy(api).status()).isEqualTo(200);
        assertThat(ended.here().get(ended.path()).text("status")).isEqualTo("ENDED");
    }

    @Test
    void it_is_made_conditional_by_the_version() {
        String tag = visit.here()
                .put(visit.path() + "/context", "{\"context\":{\"a\":1}}")
                .header("ETag");

        Answer late = visit.adoptBy(api.ifMatch("\"0\""));
        Answer adopted = visit.adoptBy(api.ifMatch(tag));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo(tag);
        assertThat(adopted.status()).isEqualTo(200);
        assertThat(adopted.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void repeated_under_its_key_it_is_answered_alike() {
        Visit another = Visit.open();
        SessionsApi once = api.withKey("adopt");

        Answer first = visit.adoptBy(once);
        Answer again = visit.adoptBy(server.userOfOther(user).withKey("adopt"));
        Answer withOtherSecret = once.with(TOKEN, another.secret()).post(visit.path() + ADOPT, null);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(withOtherSecret.status()).isEqualTo(422);
        assertThat(withOtherSecret.text("type")).isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        assertThat(visit.adoptBy(api).status()).isEqualTo(404);
        String bits = visit.secret().substring("session_".length());
        for (String table : List.of("session", "idempotency_key", "outbox_event", "audit_entry")) {
            assertThat(server.count(table + " t where strpos(t::text, '" + bits + "') > 0"))
                    .as(table)
                    .isZero();
        }
        assertThat(server.log()).doesNotContain(bits);
    }

    @Test
    void the_users_least_recently_active_session_makes_room() {
        List<String> sessions =
                IntStream.range(0, MOST).mapToObj(each -> api.open()).toList();
        api.put("/sessions/" + sessions.get(0) + "/activity", null);

        assertThat(visit.adoptBy(api).status()).isEqualTo(200);

        Answer gone = Eventually.get(
                () -> api.get("/sessions/" + sessions.get(1)),
                answer -> !answer.json().isNull("endedAt"));
        assertThat(gone.text("endReason")).isEqualTo("limit");
        assertThat(api.get("/sessions/active").list("items"))
                .extracting(session -> session.getString("id"))
                .containsExactlyInAnyOrder(sessions.get(0), sessions.get(2), visit.id());
    }

    @Test
    void what_was_ordered_is_counted_to_the_customers_of_whoever_has_it_in_the_end() {
        String email = "ann-" + UUID.randomUUID() + "@example.org";
        String first = api.open();
        api.post("/sessions/" + first + "/orders", ORDER.formatted(email));
        api.post("/sessions/" + first + "/end", null);
        Visit stranger = Visit.open();
        stranger.here().post("/orders", ORDER.formatted(email));
        stranger.here().post(stranger.path() + "/end", null);
        visit.here().post("/orders", ORDER.formatted(email.toUpperCase(Locale.ROOT)));
        Answer draft = visit.here().post("/orders", ORDER.formatted("new-" + email));

        visit.adoptBy(api);
        assertThat(figures(email)).isEqualTo("ANONYMOUS 1, USER 1");

        Answer stale = api.ifMatch(draft.header("ETag")).put("/orders/" + draft.text("id"), "{\"items\":[]}");
        assertThat(stale.status()).as("the order has another version").isEqualTo(412);
        api.post(visit.path() + "/end", null);

        assertThat(figures(email)).isEqualTo("ANONYMOUS 1, USER 2");
        assertThat(figures("new-" + email)).isEqualTo("USER 1");
        assertThat(server.count("customer where owner_name = '" + user + "'")).isEqualTo(2);
        assertThat(server.count("customer_order where owner_name = '" + user + "' and status = 'SUBMITTED'"))
                .isEqualTo(3);
        assertThat(server.count("customer_order o join customer c on c.id = o.customer_id"
                        + " where (o.owner_type, o.owner_name) <> (c.owner_type, c.owner_name)"))
                .isZero();
        assertThat(api.get("/orders").list("items"))
                .hasSize(3)
                .allSatisfy(order -> assertThat(order.getString("status")).isEqualTo("SUBMITTED"));
    }

    private static String figures(String email) {
        return server.text("select string_agg(owner_type || ' ' || order_count, ', ' order by owner_type) from customer"
                + " where email = '" + email + "'");
    }

    @Test
    void it_is_told_and_on_record() {
        SessionsApi admin = server.user("an-admin", "admin");
        long last = lastEvent(admin);

        visit.adoptBy(api);

        JsonObject event = admin.get("/admin/events?limit=200&after=" + last).list("items").stream()
                .filter(each -> each.toString().contains(visit.id()))
                .findFirst()
                .orElseThrow();
        assertThat(event.getString("type")).isEqualTo("session.adopted");
        assertThat(event.getJsonObject("data").getString("ownerType")).isEqualTo("USER");
        assertThat(event.getJsonObject("data").getString("ownerName")).isEqualTo(user);
        assertThat(event.getJsonObject("data").getString("adoptedAt")).isNotEmpty();
        assertThat(server.text("select action || ' ' || actor || ' ' || detail from audit_entry where subject_id = '"
                        + visit.id() + "'"))
                .isEqualTo("session.adopt user:" + user + " {}");
    }

    @Test
    void where_a_part_fails_it_is_still_nobodys() {
        visit.here().post("/orders", TEA);
        String before = stored(visit.id());
        server.execute("create function no_adoption() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no adoption today'; end $$;"
                + " create trigger no_adoption before insert on audit_entry for each row"
                + " when (new.action = 'session.adopt') execute function no_adoption()");
        try {
            assertThat(visit.adoptBy(api).status()).isEqualTo(500);
        } finally {
            server.execute("drop function no_adoption() cascade");
        }

        assertThat(stored(visit.id())).isEqualTo(before);
        assertThat(server.count("outbox_event where subject_id = '" + visit.id() + "'"))
                .isZero();
        assertThat(visit.there().get("/session").text("id")).isEqualTo(visit.id());
        assertThat(api.get(visit.path()).status()).isEqualTo(404);
        assertThat(visit.adoptBy(api).status()).isEqualTo(200);
    }

    @Test
    void no_node_shows_it_as_it_was() {
        SessionsApi there = server.userOfOther(user);
        long hits = hits();
        for (int round = 0; round < ROUNDS; round++) {
            Visit each = Visit.open();
            for (int times = 0; times < 3; times++) {
                each.there().get(each.path());
            }

            assertThat(each.adoptBy(api).status()).isEqualTo(200);
            Answer read = there.get(each.path());
            Answer stolen = each.there().get(each.path());

            assertThat(read.status()).as(read.toString()).isEqualTo(200);
            assertThat(read.text("userId")).isEqualTo(user);
            assertThat(stolen.status()).isEqualTo(401);
        }
        assertThat(hits()).as("the node answers from copies").isGreaterThan(hits + ROUNDS);
    }

    private static long hits() {
        return server.userOfOther("an-admin", "admin")
                .get("/admin/cluster")
                .json()
                .getJsonObject("copies")
                .getJsonNumber("hits")
                .longValue();
    }

    @Test
    void of_several_who_adopt_it_at_once_one_has_it() throws Exception {
        String other = "user-" + UUID.randomUUID();
        List<SessionsApi> callers =
                List.of(api, server.userOfOther(user), server.user(other), server.userOfOther(other));
        for (int round = 0; round < ROUNDS; round++) {
            Visit each = Visit.open();
            List<Callable<Answer>> calls = new ArrayList<>();
            callers.forEach(caller -> calls.add(() -> each.adoptBy(caller)));
            Collections.rotate(calls, round);

            List<Answer> answers = Parallel.run(calls);

            List<Answer> adopted =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(adopted).as(answers.toString()).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() == 404).hasSize(3);
            assertThat(owner(each.id())).isEqualTo("USER " + adopted.get(0).text("userId"));
            assertThat(server.count("audit_entry where action = 'session.adopt' and subject_id = '" + each.id() + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void who_adopts_many_at_once_never_has_more_than_allowed() throws Exception {
        for (int round = 0; round < 5; round++) {
            AtomicBoolean over = new AtomicBoolean();
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int each = 0; each < 6; each++) {
                Visit here = Visit.open();
                Visit there = Visit.open();
                calls.add(() -> here.adoptBy(api));
                calls.add(() -> there.adoptBy(server.userOfOther(user)));
                calls.add(() -> api.post("/sessions", null));
            }
            Callable<Long> watching = () -> {
                long most = 0;
                while (!over.get()) {
                    most = Math.max(most, unexpired());
                }
                return most;
            };

            List<Object> seen = Parallel.run(List.<Callable<Object>>of(watching::call, () -> {
                try {
                    return Parallel.run(calls);
                } finally {
                    over.set(true);
                }
            }));

            assertThat((List<?>) seen.get(1))
                    .allSatisfy(answer -> assertThat(((Answer) answer).status())
                            .as(answer.toString())
                            .isIn(200, 201));
            assertThat((Long) seen.get(0)).isBetween(1L, (long) MOST);
            assertThat(unexpired()).isEqualTo(MOST);
        }
    }

    private long unexpired() {
        return server.count("session s join session_activity a on a.session_id = s.id where s.owner_name = '" + user
                + "' and s.ended_at is null and a.expires_at > clock_timestamp()");
    }

    @Test
    void what_was_acknowledged_while_it_was_adopted_is_the_adopters() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            Visit each = Visit.open();
            List<Callable<List<Answer>>> calls = List.of(
                    () -> untilRefused(() -> each.there().append(each.id(), "user", "hello")),
                    () -> untilRefused(() -> each.here().append(each.id(), "user", "hello")),
                    () -> untilRefused(() -> each.there().post("/orders", TEA)),
                    () -> {
                        Eventually.get(
                                () -> server.count("customer_order where session_id = '" + each.id() + "'"),
                                orders -> orders > 0);
                        return List.of(each.adoptBy(api));
                    });

            List<List<Answer>> answers = Parallel.run(calls, calls.size());

            assertThat(answers.get(3))
                    .allSatisfy(adopted ->
                            assertThat(adopted.status()).as(adopted.toString()).isEqualTo(200));
            assertThat(api.get(each.path() + "/conversations").list("items").stream()
                            .mapToInt(conversation -> conversation.getInt("messageCount"))
                            .sum())
                    .isEqualTo(answers.get(0).size() + answers.get(1).size());
            assertThat(api.get(each.path() + "/orders?take=200").list("items"))
                    .extracting(order -> order.getString("id"))
                    .containsExactlyInAnyOrderElementsOf(answers.get(2).stream()
                            .map(order -> order.text("id"))
                            .toList());
            assertThat(server.count("customer_order where session_id = '" + each.id() + "'"))
                    .isEqualTo(answers.get(2).size());
        }
    }

    /** What was written before the first refusal. */
    private static List<Answer> untilRefused(Callable<Answer> write) throws Exception {
        List<Answer> written = new ArrayList<>();
        Answer answer = write.call();
        while (answer.status() == 201) {
            written.add(answer);
            answer = write.call();
        }
        assertThat(answer.status()).as(answer.toString()).isIn(401, 404);
        return written;
    }

    @Test
    void whoever_comes_behind_an_adoption_finds_nothing() throws Exception {
        String order = visit.here().post("/orders", TEA).text("id");
        SessionsApi holder = visit.there();

        List<Answer> answers = server.queuedBehind(
                row(visit),
                List.of(
                        () -> visit.adoptBy(api),
                        () -> holder.append(visit.id(), "user", "late"),
                        () -> holder.post("/orders", TEA),
                        () -> holder.post("/orders/" + order + "/items", "{\"name\":\"milk\",\"quantity\":1}"),
                        () -> holder.delete("/orders/" + order),
                        () -> holder.put(visit.path() + "/context", "{\"context\":{\"late\":true}}"),
                        () -> visit.adoptBy(server.user("user-" + UUID.randomUUID())),
                        () -> holder.post(visit.path() + "/end", null)));

        assertThat(answers).extracting(Answer::status).containsExactly(200, 404, 404, 404, 404, 404, 404, 404);
        assertThat(api.get(visit.path()).json().getJsonObject("context")).isEmpty();
        assertThat(api.get(visit.path()).text("status")).isEqualTo("ACTIVE");
        assertThat(api.get(visit.path() + "/messages").list("messages")).isEmpty();
        assertThat(api.get("/orders").list("items"))
                .extracting(each -> each.getJsonArray("items").size())
                .containsExactly(1);
    }

    @Test
    void who_has_looked_at_the_session_before_it_reads_nothing_behind_it() throws Exception {
        for (String read : List.of("/messages", "/conversations", "/conversations/%s", "/conversations/%s/messages")) {
            Visit each = Visit.open();
            each.here().append(each.id(), "user", "hello");
            String other = each.here()
                    .post(
                            each.path() + "/conversations",
                            "{\"name\":\"hello\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                    .text("id");

            Answer late = server.whileTableClosed(
                    "conversation",
                    () -> each.here().get(each.path() + read.formatted(other)),
                    "update session set owner_type = 'USER', owner_name = '" + user + "' where id = '" + each.id()
                            + "'");

            assertThat(late.toString()).doesNotContain("hello");
        }
    }

    @Test
    void whoever_comes_behind_an_end_adopts_nothing() throws Exception {
        visit.here().post("/orders", TEA);

        List<Answer> answers = server.queuedBehind(
                row(visit), List.of(() -> visit.there().post(visit.path() + "/end", null), () -> visit.adoptBy(api)));

        assertThat(answers).extracting(Answer::status).containsExactly(200, 410);
        assertThat(visit.here().get("/orders").list("items"))
                .extracting(order -> order.getString("status"))
                .containsExactly("SUBMITTED");
        assertThat(api.get("/orders").list("items")).isEmpty();
    }

    @Test
    void one_that_expired_while_it_was_waited_for_is_not_adopted() throws Exception {
        Answer late = server.whileRowLocked(
                row(visit),
                () -> visit.adoptBy(api),
                "update session_activity set expires_at = clock_timestamp(), due_at = clock_timestamp()"
                        + " where session_id = '" + visit.id() + "'");

        assertThat(late.status()).as(late.toString()).isEqualTo(410);
        assertThat(owner(visit.id())).startsWith("ANONYMOUS");
    }

    @Test
    void an_export_that_was_being_written_does_not_leave_out_what_it_cannot_see_any_more() {
        visit.here().append(visit.id(), "user", "hello");
        visit.here().post("/orders", TEA);
        List<String> export = new ArrayList<>();

        server.whileTableLocked("session_export_part", () -> {
            export.add(visit.here().post(visit.path() + "/exports", null).text("id"));
            Eventually.get(
                    () -> server.count("pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like '%insert into session_export_part%'"),
                    waiting -> waiting > 0);
            assertThat(visit.adoptBy(api).status()).isEqualTo(200);
        });

        Answer over = Eventually.get(
                () -> api.get(visit.path() + "/exports/" + export.get(0)), answer -> answer.status() != 202);
        assertThat(over.status()).as(over.toString()).isEqualTo(200);
        assertThat(over.text("status")).isEqualTo("FAILED");
        String another = api.post(visit.path() + "/exports", null).text("id");
        Eventually.get(() -> api.get(visit.path() + "/exports/" + another), answer -> answer.status() == 303);
        assertThat(api.get(visit.path() + "/exports/" + another + "/content").list("orders"))
                .hasSize(1);
    }

    /** The position of the last event, behind which the next ones will be. */
    private static long lastEvent(SessionsApi admin) {
        long last = 0;
        while (true) {
            List<JsonObject> page =
                    admin.get("/admin/events?limit=200&after=" + last).list("items");
            if (page.isEmpty()) {
                return last;
            }
            last = page.get(page.size() - 1).getJsonNumber("position").longValueExact();
        }
    }

    private static String row(Visit visit) {
        return "session where id = '" + visit.id() + "'";
    }

    private static String owner(String session) {
        return server.text("select owner_type || ' ' || owner_name from session where id = '" + session + "'");
    }

    /** A session with its orders, without what uses of it move. */
    private static String stored(String session) {
        return server.text(
                "select s::text || coalesce((select string_agg(o::text, ';' order by o.id) from customer_order o"
                        + " where o.session_id = s.id), '') || (select count(*) from message m join conversation c"
                        + " on c.id = m.conversation_id where c.session_id = s.id) from session s where s.id = '"
                        + session + "'");
    }

    /** A session of nobody, and the secret by which it is reached. */
    private record Visit(String id, String secret) {

        static Visit open() {
            Answer opened = server.nobody().post("/sessions", null);
            assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
            return new Visit(opened.text("id"), opened.header(TOKEN));
        }

        String path() {
            return "/sessions/" + id;
        }

        SessionsApi here() {
            return server.nobody().with(TOKEN, secret);
        }

        SessionsApi there() {
            return server.nobodyOfOther().with(TOKEN, secret);
        }

        Answer adoptBy(SessionsApi caller) {
            return caller.with(TOKEN, secret).post(path() + ADOPT, null);
        }
    }
}
