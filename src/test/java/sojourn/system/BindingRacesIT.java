package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever binds while others open, end and bind stores in a live session, or in one that persists it at once. */
@ExtendWith(ArquillianExtension.class)
class BindingRacesIT {

    private static final String TEA = "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}";

    /** So few that none of the sessions is full before it ends. */
    private static final int WRITERS = 6;

    private static final int ROUNDS = 20;

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
    void of_many_requests_at_once_all_work_in_the_one_live_session() throws Exception {
        String session = api.open();
        List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(64, () -> api.post("/orders", TEA)));

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(answer.text("sessionId")).isEqualTo(session);
            assertThat(answer.text("status")).isEqualTo("DRAFT");
        });
        assertThat(Tables.count("session where owner_name = '" + user + "'")).isEqualTo(1);
    }

    @Test
    void an_order_that_races_with_an_end_is_submitted_by_it_or_lands_elsewhere() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<String> opened = Collections.synchronizedList(new ArrayList<>());
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
                for (int round = 0; round < ROUNDS; round++) {
                    String session = api.open();
                    opened.add(session);
                    Eventually.get(
                            () -> Tables.count("customer_order where session_id = '" + session + "'"),
                            orders -> orders > 0);
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
        assertThat(answers.get(WRITERS))
                .hasSize(ROUNDS)
                .allSatisfy(end -> assertThat(end.status()).isEqualTo(200));
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.status()).as(order.toString()).isEqualTo(201);
            assertThat(order.text("status"))
                    .isEqualTo(opened.contains(order.text("sessionId")) ? "DRAFT" : "SUBMITTED");
        });
        assertThat(Tables.count("customer_order where owner_name = '" + user + "'"))
                .isEqualTo(orders.size());
        assertThat(Tables.count("customer_order o join session s on s.id = o.session_id where o.owner_name = '" + user
                        + "' and o.status = 'SUBMITTED' and s.ended_at is not null"))
                .isEqualTo(orders.size());
        assertThat(Tables.count("session where owner_name = '" + user + "' and end_reason = 'client'"))
                .isEqualTo(ROUNDS);
    }

    @Test
    void who_waited_for_a_session_that_ended_meanwhile_works_in_the_next_one() throws Exception {
        String older = api.open();
        String newer = api.open();

        Answer made = Tables.whileLocked(newer, () -> api.post("/orders", TEA), end(newer));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("sessionId")).isEqualTo(older);

        Answer alone = Tables.whileLocked(older, () -> api.post("/orders", TEA), end(older));
        assertThat(alone.status()).as(alone.toString()).isEqualTo(201);
        assertThat(alone.text("sessionId")).isNotIn(older, newer);
        assertThat(alone.text("status")).isEqualTo("SUBMITTED");
        assertThat(alone.header("X-Session-Id")).isEqualTo(alone.text("sessionId"));
    }

    @Test
    void who_waited_for_a_named_session_that_ended_meanwhile_is_told() throws Exception {
        String named = api.open();
        api.open();

        Answer refused =
                Tables.whileLocked(named, () -> api.with("X-Session-Id", named).post("/orders", TEA), end(named));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(410);
        assertThat(Tables.count("customer_order where owner_name = '" + user + "'"))
                .isZero();
    }

    private static String end(String session) {
        return "update session set status = 'ENDED', ended_at = clock_timestamp(), end_reason = 'client' where id = '"
                + session + "'; update session_activity set due_at = null, expires_at = clock_timestamp()"
                + " where session_id = '" + session + "'";
    }
}
