package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where it is set, the session that a request makes for its owner outlives it, and is found by the next one. */
class LastingBindingIT {

    private static final String TOKEN = "X-Session-Token";
    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";
    private static final int MOST_OF_NOBODY = 3;

    /** So few that none of the sessions is full before it ends. */
    private static final int WRITERS = 6;

    private static final int ROUNDS = 30;

    private static OwnServer server;

    private String user;
    private SessionsApi api;

    @BeforeAll
    static void start() {
        server = OwnServer.startTwo(
                "lasting-binding",
                Map.of(
                        "session.binding.duration-minutes",
                        "15",
                        "session.anonymous.enabled",
                        "true",
                        "session.anonymous.max-active",
                        String.valueOf(MOST_OF_NOBODY)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void newUser() {
        user = "user-" + UUID.randomUUID();
        api = server.user(user);
    }

    @Test
    void two_requests_work_in_the_same_new_session() {
        assertThat(api.get("/session").status()).isEqualTo(404);
        assertThat(api.get("/orders").list("items")).isEmpty();
        assertThat(sessions()).isZero();

        Answer first = api.post("/orders", TEA);
        Answer second = api.post("/orders", null);

        String session = first.text("sessionId");
        for (Answer made : List.of(first, second)) {
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            assertThat(made.text("sessionId")).isEqualTo(session);
            assertThat(made.text("status")).isEqualTo("DRAFT");
            assertThat(made.header("X-Session-Id")).isEqualTo(session);
            assertThat(made.header(TOKEN)).isEmpty();
        }
        Answer read = api.get("/session");
        assertThat(read.text("id")).isEqualTo(session);
        assertThat(read.text("status")).isEqualTo("ACTIVE");
        assertThat(read.text("duration")).isEqualTo("PT15M");
        assertThat(read.text("userId")).isEqualTo(user);
        assertThat(read.instant("expiresAt"))
                .isEqualTo(read.instant("createdAt").plusSeconds(900));
        assertThat(sessions()).isEqualTo(1);
        api.post("/sessions/" + session + "/end", null);
        assertThat(api.get("/orders/" + first.text("id")).text("status")).isEqualTo("SUBMITTED");
        assertThat(api.get("/session").status()).isEqualTo(404);
        assertThat(api.post("/orders", TEA).text("sessionId")).isNotEqualTo(session);
    }

    @Test
    void a_session_that_is_there_already_is_used_and_keeps_its_duration() {
        String session = api.open();

        assertThat(api.post("/orders", TEA).text("sessionId")).isEqualTo(session);

        assertThat(api.get("/session").text("duration")).isEqualTo("PT24H");
        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void of_many_requests_to_two_nodes_at_once_one_makes_the_session_for_all() throws Exception {
        for (int round = 0; round < 3; round++) {
            String name = user + round;
            SessionsApi owner = server.user(name);
            SessionsApi elsewhere = server.userOfOther(name);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(() -> owner.post("/orders", TEA));
                calls.add(() -> elsewhere.post("/orders", TEA));
            }

            List<Answer> answers = Parallel.run(calls, 64);

            Set<String> used = new HashSet<>();
            for (Answer answer : answers) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
                assertThat(answer.text("status")).isEqualTo("DRAFT");
                used.add(answer.text("sessionId"));
            }
            assertThat(used).hasSize(1);
            assertThat(server.count("session where owner_name = '" + name + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void it_counts_to_the_limit() {
        List<String> paused = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String session = api.open();
            api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");
            paused.add(session);
        }

        String made = api.post("/orders", TEA).text("sessionId");

        assertThat(api.get("/sessions/active").list("items"))
                .extracting(session -> session.getString("id"))
                .hasSize(10)
                .contains(made)
                .doesNotContain(paused.get(0));
        assertThat(Eventually.get(
                                () -> api.get("/sessions/" + paused.get(0)),
                                gone -> !gone.json().isNull("endedAt"))
                        .text("endReason"))
                .isEqualTo("limit");
    }

    @Test
    void what_is_refused_leaves_no_session() {
        for (Answer refused : List.of(
                api.post("/orders", "{\"items\":7}"),
                api.post("/orders", "{\"conversationId\":\"" + UUID.randomUUID() + "\"}"),
                api.ifMatch("\"7\"").post("/orders", TEA))) {
            assertThat(refused.status()).as(refused.toString()).isIn(400, 412, 422);
            assertThat(refused.header("X-Session-Id")).isEmpty();
        }
        assertThat(sessions()).isZero();
    }

    @Test
    void a_repeated_request_is_answered_alike() {
        SessionsApi keyed = api.withKey("once");
        Answer first = keyed.post("/orders", TEA);

        Answer again = keyed.post("/orders", TEA);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get("/orders").list("items")).hasSize(1);
    }

    @Test
    void an_order_that_races_with_an_end_lands_in_a_session_that_keeps_it() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<List<Answer>>> calls = new ArrayList<>(Collections.nCopies(WRITERS, () -> {
            List<Answer> answers = new ArrayList<>();
            while (!over.get()) {
                answers.add(api.post("/orders", TEA));
            }
            return answers;
        }));
        calls.add(() -> {
            List<Answer> ends = new ArrayList<>();
            try {
                while (ends.size() < ROUNDS) {
                    String session = Eventually.get(() -> api.get("/session"), answer -> answer.status() == 200)
                            .text("id");
                    ends.add(api.post("/sessions/" + session + "/end", null));
                }
            } finally {
                over.set(true);
            }
            return ends;
        });

        List<List<Answer>> answers = Parallel.run(calls, calls.size());

        List<Answer> orders =
                answers.subList(0, WRITERS).stream().flatMap(List::stream).toList();
        assertThat(orders).hasSizeGreaterThan(ROUNDS).allSatisfy(order -> {
            assertThat(order.status()).as(order.toString()).isEqualTo(201);
            assertThat(order.text("status")).isEqualTo("DRAFT");
        });
        assertThat(answers.get(WRITERS))
                .allSatisfy(end -> assertThat(end.status()).isEqualTo(200));
        String ofUser =
                "customer_order o join session s on s.id = o.session_id where o.owner_name = '" + user + "' and ";
        assertThat(server.count(ofUser + "(o.status = 'SUBMITTED') = (s.ended_at is not null)"))
                .isEqualTo(orders.size());
        assertThat(api.get("/sessions/active").list("items")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void nobody_finds_its_session_again_by_the_secret_and_counts_to_the_limit() throws Exception {
        // An earlier run on the same database may have left some.
        server.execute("update session_activity set expires_at = clock_timestamp(), due_at = clock_timestamp()"
                + " where due_at is not null");
        long sessions = server.count("session where owner_type = 'ANONYMOUS'");
        long orders = server.count("customer_order where owner_type = 'ANONYMOUS'");
        Answer first = server.nobody().post("/orders", TEA);
        SessionsApi holder = server.nobody().with(TOKEN, first.header(TOKEN));
        Answer second = holder.post("/orders", TEA);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(second.text("sessionId")).isEqualTo(first.text("sessionId"));
        assertThat(second.text("status")).isEqualTo("DRAFT");
        assertThat(second.header(TOKEN)).isEmpty();
        JsonObject session = holder.get("/session").json();
        assertThat(session.getString("duration")).isEqualTo("PT15M");
        assertThat(session.isNull("userId")).isTrue();

        List<Callable<Answer>> calls =
                new ArrayList<>(Collections.nCopies(16, () -> server.nobody().post("/orders", TEA)));
        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(MOST_OF_NOBODY - 1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.header(TOKEN)).isEmpty();
        });
        assertThat(server.count("session where owner_type = 'ANONYMOUS'")).isEqualTo(sessions + MOST_OF_NOBODY);
        assertThat(server.count("customer_order where owner_type = 'ANONYMOUS'"))
                .isEqualTo(orders + MOST_OF_NOBODY + 1);
    }

    private long sessions() {
        return server.count("session where owner_name = '" + user + "'");
    }
}
