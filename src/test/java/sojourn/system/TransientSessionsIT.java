package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request whose owner has no session gets one of its own, which ends with it by the transaction that stores. */
@ExtendWith(ArquillianExtension.class)
class TransientSessionsIT {

    private static final String SESSION = "X-Session-Id";
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
    void an_order_with_an_item_is_answered_as_it_was_submitted() {
        Answer made = api.post("/orders", TEA);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("SUBMITTED");
        assertThat(made.json().isNull("submittedAt")).isFalse();
        String session = made.text("sessionId");
        assertThat(made.header(SESSION)).isEqualTo(session);
        assertThat(api.get("/orders/" + made.text("id")).json()).isEqualTo(made.json());
        Answer over = api.get("/sessions/" + session);
        assertThat(over.text("status")).isEqualTo("ENDED");
        assertThat(over.text("endReason")).isEqualTo("transient");
        assertThat(over.text("userId")).isEqualTo(user);
        assertThat(over.json().isNull("endedAt")).isFalse();
        assertThat(Tables.count("outbox_event where subject_id = '" + session + "'"))
                .isEqualTo(1);
        assertThat(Tables.count("audit_entry where subject_id = '" + session + "'"))
                .isEqualTo(1);
        assertThat(api.get("/session").status()).isEqualTo(404);
    }

    @Test
    void an_empty_order_is_cancelled() {
        Answer made = api.post("/orders", null);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("CANCELLED");
        assertThat(made.header(SESSION)).isEqualTo(made.text("sessionId"));
        assertThat(api.get("/sessions/" + made.text("sessionId")).text("endReason"))
                .isEqualTo("transient");
    }

    @Test
    void each_request_has_one_of_its_own_and_none_takes_another_sessions_room() throws Exception {
        List<String> paused = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String session = api.open();
            api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");
            paused.add(session);
        }
        List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(32, () -> api.post("/orders", TEA)));

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.text("status")).as(answer.toString()).isEqualTo("SUBMITTED"));
        assertThat(answers).extracting(answer -> answer.text("sessionId")).doesNotHaveDuplicates();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.header(SESSION)).isEqualTo(answer.text("sessionId")));
        assertThat(api.get("/sessions/active").list("items"))
                .extracting(session -> session.getString("id"))
                .containsExactlyInAnyOrderElementsOf(paused);
        assertThat(Tables.count("session where owner_name = '" + user + "' and end_reason = 'transient'"))
                .isEqualTo(32);
    }

    @Test
    void a_repeated_request_is_answered_alike_and_makes_nothing_more() throws Exception {
        SessionsApi keyed = api.withKey("once");
        List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(8, () -> keyed.post("/orders", TEA)));

        List<Answer> answers = new ArrayList<>(Parallel.run(calls));
        answers.removeIf(answer ->
                answer.status() == 409 && !answer.header("Retry-After").isEmpty());
        answers.add(keyed.post("/orders", TEA));

        Answer first = answers.get(0);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(answer.json()).isEqualTo(first.json());
            assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
            assertThat(answer.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(answer.header("X-Session-Id")).isEqualTo(first.header("X-Session-Id"));
        });
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(ordersOfUser()).isEqualTo(1);
        assertThat(sessionsOfUser()).isEqualTo(1);
        // As if a session had been opened between the request and its repetition.
        api.open();
        Answer later = keyed.post("/orders", TEA);
        assertThat(later.json()).isEqualTo(first.json());
        assertThat(ordersOfUser()).isEqualTo(1);
    }

    @Test
    void a_key_is_bound_to_what_the_request_names() {
        String one = api.open();
        String other = api.open();
        String order = api.post("/sessions/" + other + "/orders", TEA).text("id");
        SessionsApi keyed = api.withKey("once");
        Answer made = keyed.with(SESSION, one).post("/orders", TEA);

        assertThat(made.status()).isEqualTo(201);
        for (SessionsApi changed : List.of(keyed, keyed.with(SESSION, other), keyed.with("X-Order-Id", order))) {
            Answer refused = changed.post("/orders", TEA);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        }
        assertThat(keyed.with(SESSION, one).post("/orders", TEA).json()).isEqualTo(made.json());
        assertThat(ordersOfUser()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "{\"items\":7}",
                "{\"items\":[{\"name\":\"tea\"}]}",
                "{\"items\":[{\"name\":\"tea\",\"quantity\":-1}]}",
                "{\"unknown\":1}",
                "{\"currency\":\"\"}",
                "{\"conversationId\":\"00000000-0000-7000-8000-000000000000\"}",
            })
    void what_is_refused_leaves_no_session(String body) {
        Answer refused = api.post("/orders", body);

        assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
        assertThat(refused.header(SESSION)).isEmpty();
        assertThat(sessionsOfUser()).isZero();
        assertThat(ordersOfUser()).isZero();
    }

    @Test
    void a_condition_that_no_new_session_meets_leaves_none() {
        Answer refused = api.ifMatch("\"7\"").post("/orders", TEA);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(412);
        assertThat(refused.header(SESSION)).isEmpty();
        assertThat(sessionsOfUser()).isZero();
    }

    @Test
    void an_end_that_fails_undoes_what_the_request_stored_and_a_repetition_does_it() throws Exception {
        SessionsApi keyed = api.withKey("once");
        try (AutoCloseable failing = Tables.failing("audit_entry", "new.actor = 'user:" + user + "'", "no end today")) {
            Answer refused = keyed.post("/orders", TEA);

            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.response().body()).doesNotContain("no end today");
            assertThat(refused.header(SESSION)).isEmpty();
            assertThat(sessionsOfUser()).isZero();
            assertThat(ordersOfUser()).isZero();
        }

        assertThat(keyed.post("/orders", TEA).text("status")).isEqualTo("SUBMITTED");
        assertThat(sessionsOfUser()).isEqualTo(1);
    }

    private long sessionsOfUser() {
        return Tables.count("session where owner_name = '" + user + "'");
    }

    private long ordersOfUser() {
        return Tables.count("customer_order where owner_name = '" + user + "'");
    }
}
