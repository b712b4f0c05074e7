package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session's end submits its orders, once, and counts them to their customers. */
@ExtendWith(ArquillianExtension.class)
class OrderSubmissionIT {

    @ArquillianResource
    private URI base;

    private String user;
    private SessionsApi api;
    private String session;

    @BeforeEach
    void open() {
        user = "user-" + UUID.randomUUID();
        api = SessionsApi.of(base, user);
        session = api.open();
    }

    @Test
    void drafts_with_items_are_submitted_at_the_end_and_empty_ones_cancelled() {
        String full = order(session, "ann@example.org");
        String anonymous = order(session, null);
        String empty = emptyOrder(session, "ann@example.org");
        String cancelled = order(session, "ann@example.org");
        api.delete("/orders/" + cancelled);

        Answer ended = api.post("/sessions/" + session + "/end", null);

        for (String submitted : List.of(full, anonymous)) {
            Answer order = api.get("/orders/" + submitted);
            assertThat(order.text("status")).isEqualTo("SUBMITTED");
            assertThat(order.instant("submittedAt")).isEqualTo(ended.instant("endedAt"));
            assertThat(order.header("ETag")).isEqualTo("\"1\"");
            assertThat(order.list("items")).hasSize(1);
        }
        for (String closed : List.of(empty, cancelled)) {
            Answer order = api.get("/orders/" + closed);
            assertThat(order.text("status")).isEqualTo("CANCELLED");
            assertThat(order.json().isNull("submittedAt")).isTrue();
            assertThat(order.header("ETag")).isEqualTo("\"1\"");
        }
        assertThat(customers()).isEqualTo("ann@example.org=1");
        assertThat(Tables.text("select string_agg(c.email, ',') from customer_order o join customer c on"
                        + " c.id = o.customer_id where o.session_id = '" + session + "'"))
                .isEqualTo("ann@example.org");
    }

    @Test
    void whatever_ends_a_session_submits_its_orders() {
        List<String> orders = new ArrayList<>();
        for (String[] end : new String[][] {
            {"PUT", "/expire", ""},
            {"PUT", "", "{\"status\":\"ENDED\"}"},
            {"PUT", "", "{\"status\":\"EXPIRED\",\"context\":{\"a\":1}}"},
            {"DELETE", "", ""}
        }) {
            String other = api.open();
            orders.add(order(other, "ann@example.org"));
            api.send(end[0], "/sessions/" + other + end[1], end[2].isEmpty() ? null : end[2]);
        }
        orders.add(order(session, "ann@example.org"));
        SessionsApi.of(base, "an-administrator", "admin").post("/admin/sessions/" + session + "/end", null);

        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(api.get("/orders/" + order).text("status")).isEqualTo("SUBMITTED"));
        assertThat(customers()).isEqualTo("ann@example.org=5");
    }

    @Test
    void an_expired_session_submits_its_orders_when_its_end_runs() {
        String order = order(session, "ann@example.org");
        Tables.letExpire(session);
        assertThat(api.get("/orders/" + order).text("status")).isEqualTo("DRAFT");

        Answer ended = api.post("/sessions/" + session + "/end", null);

        assertThat(ended.text("status")).isEqualTo("EXPIRED");
        assertThat(api.get("/orders/" + order).text("status")).isEqualTo("SUBMITTED");
    }

    @Test
    void a_submitted_order_outlives_its_session_and_cannot_be_changed() {
        String order = order(session, "ann@example.org");
        String empty = emptyOrder(session, null);
        api.delete("/sessions/" + session);

        assertThat(Tables.count("session where id = '" + session + "'")).isZero();
        assertThat(api.get("/orders/" + order).text("status")).isEqualTo("SUBMITTED");
        assertThat(api.get("/orders/" + order).text("sessionId")).isEqualTo(session);
        assertThat(api.get("/orders").list("items")).hasSize(1);
        assertThat(api.get("/orders/" + empty).status()).isEqualTo(404);
        assertThat(api.get("/sessions/" + session + "/orders").status()).isEqualTo(404);
        assertStays(order);
    }

    @Test
    void orders_of_an_ended_session_can_be_read_and_not_changed() {
        String order = order(session, "ann@example.org");
        String empty = emptyOrder(session, null);
        api.post("/sessions/" + session + "/end", null);

        assertThat(api.get("/sessions/" + session + "/orders").list("items")).hasSize(2);
        assertThat(api.post("/sessions/" + session + "/orders", null).status()).isEqualTo(410);
        assertThat(api.delete("/orders/" + empty).status()).isEqualTo(204);
        assertStays(order);
    }

    private void assertStays(String submitted) {
        String path = "/orders/" + submitted;
        String before = Tables.text("select o::text from customer_order o where id = '" + submitted + "'");
        for (Answer answer : List.of(
                api.put(path, "{\"items\":[]}"),
                api.put(path, "{\"status\":\"CANCELLED\"}"),
                api.put(path, api.get(path).response().body()),
                api.mergePatch(path, "{\"status\":\"DRAFT\"}"),
                api.post(path + "/items", "{\"name\":\"late\",\"quantity\":1}"),
                api.ifMatch("\"77\"").put(path, "{}"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:session-ended");
        }
        assertThat(api.delete(path).status()).isEqualTo(409);
        assertThat(api.delete(path).text("type")).isEqualTo("urn:sojourn:problem:order-closed");
        assertThat(api.ifMatch("\"77\"").delete(path).status()).isEqualTo(412);
        assertThat(Tables.text("select o::text from customer_order o where id = '" + submitted + "'"))
                .isEqualTo(before);
    }

    @Test
    void many_ends_at_once_submit_once() throws Exception {
        order(session, "ann@example.org");
        order(session, "Ann@Example.org");
        emptyOrder(session, "ann@example.org");
        List<Callable<Answer>> ends = IntStream.range(0, 16)
                .<Callable<Answer>>mapToObj(i -> () -> switch (i % 3) {
                    case 0 -> api.post("/sessions/" + session + "/end", null);
                    case 1 -> api.put("/sessions/" + session + "/expire", null);
                    default -> api.put("/sessions/" + session, "{\"status\":\"ENDED\"}");
                })
                .toList();

        List<Answer> answers = Parallel.run(ends);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(api.get("/orders").list("items"))
                .allSatisfy(order -> assertThat(order.getInt("version")).isEqualTo(1));
        assertThat(customers()).isEqualTo("ann@example.org=2");
    }

    @Test
    void sessions_of_the_same_customers_that_end_at_once_miss_no_order() throws Exception {
        List<String> emails = new ArrayList<>(List.of("a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org"));
        for (int round = 0; round < 3; round++) {
            List<Callable<Answer>> ends = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                String other = api.open();
                // In another order in each session, so that whoever locks customers as they come meets another one.
                Collections.rotate(emails, 1);
                emails.forEach(email -> order(other, email));
                Collections.reverse(emails);
                order(other, emails.get(0));
                ends.add(() -> api.post("/sessions/" + other + "/end", null));
            }

            List<Answer> answers = Parallel.run(ends);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        }
        assertThat(Tables.text("select sum(order_count) || ' of ' || count(*) from customer where owner_name = '" + user
                        + "'"))
                .isEqualTo("162 of 5");
        assertThat(
                        Tables.count(
                                "customer c where owner_name = '" + user + "' and order_count <>"
                                        + " (select count(*) from customer_order o where o.customer_id = c.id and o.status = 'SUBMITTED')"))
                .isZero();
    }

    @Test
    void ends_that_meet_at_their_customers_wait_for_each_other_in_one_order() throws Exception {
        List<String> emails = List.of("a@x.org", "k@x.org", "z@x.org");
        String forwards = api.open();
        String backwards = api.open();
        for (int i = 0; i < 3; i++) {
            order(session, emails.get(i));
            order(forwards, emails.get(i));
            order(backwards, emails.get(2 - i));
        }
        api.post("/sessions/" + session + "/end", null);

        // Both stop at the one in the middle: each would hold what the other wants next, if each went its own way.
        List<Answer> answers = Tables.queuedBehind(
                "customer where owner_name = '" + user + "' and email = 'k@x.org'",
                List.of(
                        () -> api.post("/sessions/" + forwards + "/end", null),
                        () -> api.post("/sessions/" + backwards + "/end", null)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(customers()).isEqualTo("a@x.org=3 k@x.org=3 z@x.org=3");
    }

    @Test
    void an_order_is_written_before_the_end_or_refused() throws Exception {
        String order = order(session, "ann@example.org");
        List<Callable<Answer>> calls = new ArrayList<>(IntStream.range(0, 40)
                .<Callable<Answer>>mapToObj(i -> () -> switch (i % 3) {
                    case 0 -> api.post("/orders/" + order + "/items", "{\"name\":\"i" + i + "\",\"quantity\":1}");
                    case 1 ->
                        api.post(
                                "/sessions/" + session + "/orders",
                                "{\"customer\":{\"email\":\"ann@example.org\"},\"items\":[{\"name\":\"x\",\"quantity\":1}]}");
                    default -> api.mergePatch("/orders/" + order, "{\"attributes\":{\"f" + i + "\":1}}");
                })
                .toList());
        calls.add(20, () -> api.post("/sessions/" + session + "/end", null));

        List<Answer> answers = Parallel.run(calls);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201, 410));
        long made = answers.stream()
                .filter(answer -> answer.status() == 201 && answer.json().getInt("version") == 0)
                .count();
        long added = answers.stream()
                .filter(answer -> answer.status() == 201 && answer.json().getInt("version") > 0)
                .count();
        assertThat(api.get("/orders/" + order).list("items")).hasSize((int) added + 1);
        assertThat(Tables.count("customer_order where session_id = '" + session + "' and status = 'SUBMITTED'"))
                .isEqualTo(made + 1);
        assertThat(customers()).isEqualTo("ann@example.org=" + (made + 1));
    }

    @Test
    void an_order_that_waited_for_the_end_is_refused() throws Exception {
        String order = order(session, "ann@example.org");

        Answer late = Tables.whileLocked(
                session,
                () -> api.post("/orders/" + order + "/items", "{\"name\":\"late\",\"quantity\":1}"),
                "update session set status = 'ENDED', end_reason = 'client', ended_at = now() where id = '" + session
                        + "'");

        assertThat(late.status()).isEqualTo(410);
        assertThat(api.get("/orders/" + order).list("items")).hasSize(1);
    }

    @Test
    void customers_are_their_owners_and_have_the_last_name_that_was_given() {
        named(session, "ann@example.org", "Ann");
        String second = api.open();
        order(second, "ANN@example.org ");
        named(second, "ann@example.org", "Ann Older");
        named(second, "ann@example.org", "Ann Lee");
        order(second, "ann@example.org");
        SessionsApi other = SessionsApi.stranger(base);
        String foreign = other.open();
        other.post(
                "/sessions/" + foreign + "/orders",
                "{\"customer\":{\"email\":\"ann@example.org\",\"name\":\"Somebody\"},\"items\":[{\"name\":\"x\",\"quantity\":1}]}");

        api.post("/sessions/" + session + "/end", null);
        api.post("/sessions/" + second + "/end", null);
        other.post("/sessions/" + foreign + "/end", null);

        assertThat(customers()).isEqualTo("ann@example.org=5");
        assertThat(Tables.text("select name from customer where owner_name = '" + user + "'"))
                .isEqualTo("Ann Lee");
    }

    @Test
    void an_end_that_fails_submits_nothing() {
        String order = order(session, "ann@example.org");
        // A customer's figure that cannot grow: the statement behind the submission fails.
        Tables.execute("insert into customer (id, owner_type, owner_name, email, order_count, created_at)"
                + " values (gen_random_uuid(), 'USER', '" + user + "', 'ann@example.org', 9223372036854775807, now())");

        assertThat(api.post("/sessions/" + session + "/end", null).status()).isGreaterThanOrEqualTo(500);

        assertThat(api.get("/sessions/" + session).text("status")).isEqualTo("ACTIVE");
        assertThat(api.get("/orders/" + order).text("status")).isEqualTo("DRAFT");
        Tables.execute("update customer set order_count = 0 where owner_name = '" + user + "'");
        assertThat(api.post("/sessions/" + session + "/end", null).status()).isEqualTo(200);
        assertThat(customers()).isEqualTo("ann@example.org=1");
    }

    @Test
    void an_end_submits_a_hundred_orders() {
        for (int i = 0; i < 100; i++) {
            order(session, "customer" + i % 7 + "@example.org");
        }

        assertThat(api.post("/sessions/" + session + "/end", null).status()).isEqualTo(200);

        assertThat(Tables.count("customer_order where session_id = '" + session + "' and status = 'SUBMITTED'"))
                .isEqualTo(100);
        assertThat(new HashSet<>(List.of(customers().split(" ")))).hasSize(7);
        assertThat(Tables.text("select sum(order_count)::text from customer where owner_name = '" + user + "'"))
                .isEqualTo("100");
    }

    private String order(String in, @Nullable String email) {
        String customer = email == null ? "null" : "{\"email\":\"" + email + "\"}";
        return api.post(
                        "/sessions/" + in + "/orders",
                        "{\"customer\":" + customer + ",\"items\":[{\"name\":\"tea\",\"quantity\":1}]}")
                .text("id");
    }

    private void named(String in, String email, String name) {
        api.post(
                "/sessions/" + in + "/orders",
                "{\"customer\":{\"email\":\"" + email + "\",\"name\":\"" + name
                        + "\"},\"items\":[{\"name\":\"tea\",\"quantity\":1}]}");
    }

    private String emptyOrder(String in, @Nullable String email) {
        String customer = email == null ? "null" : "{\"email\":\"" + email + "\"}";
        return api.post("/sessions/" + in + "/orders", "{\"customer\":" + customer + "}")
                .text("id");
    }

    private String customers() {
        return Tables.text("select string_agg(email || '=' || order_count, ' ' order by email) from customer"
                + " where owner_name = '" + user + "'");
    }
}
