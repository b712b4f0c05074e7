package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders are put together in sessions, belong to their owner, and keep every digit. */
@ExtendWith(ArquillianExtension.class)
class OrdersIT {

    private static final String TEA =
            "{\"name\":\"tea\",\"quantity\":2,\"unitPrice\":7.90,\"attributes\":{\"sku\":\"T-17\"}}";
    private static final String FULL = "{\"customer\":{\"email\":\" Ann@Example.org \",\"name\":\"Ann\"},\"items\":["
            + TEA + "],\"currency\":\"EUR\",\"attributes\":{\"gift\":true}}";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String orders;

    @BeforeEach
    void open() {
        api = SessionsApi.stranger(base);
        session = api.open();
        orders = "/sessions/" + session + "/orders";
    }

    @Test
    void a_new_order_is_a_draft_with_an_address() {
        Answer made = api.post(orders, FULL);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/orders/" + made.text("id"));
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.json().keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "sessionId",
                        "status",
                        "customer",
                        "items",
                        "currency",
                        "total",
                        "attributes",
                        "conversationId",
                        "createdAt",
                        "submittedAt",
                        "version");
        assertThat(made.text("sessionId")).isEqualTo(session);
        assertThat(made.text("status")).isEqualTo("DRAFT");
        assertThat(made.json().getJsonObject("customer"))
                .isEqualTo(Answer.json("{\"email\":\"ann@example.org\",\"name\":\"Ann\"}"));
        assertThat(made.list("items")).containsExactly(Answer.json(TEA));
        assertThat(made.json().getJsonNumber("total").bigDecimalValue()).isEqualTo(new BigDecimal("15.80"));
        assertThat(made.json().isNull("conversationId")).isTrue();
        assertThat(made.json().isNull("submittedAt")).isTrue();

        Answer read = api.get("/orders/" + made.text("id"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
    }

    @Test
    void a_session_has_as_many_drafts_as_it_needs_and_none_touches_its_version() {
        String tag = api.get("/sessions/" + session).header("ETag");
        Answer empty = api.post(orders, null);
        Answer named = api.post(orders, "{\"customer\":{\"name\":\"Bob\"},\"items\":[]}");

        assertThat(empty.list("items")).isEmpty();
        assertThat(empty.json().isNull("customer")).isTrue();
        assertThat(empty.json().isNull("total")).isTrue();
        assertThat(empty.json().getJsonObject("attributes")).isEmpty();
        assertThat(named.json().getJsonObject("customer").isNull("email")).isTrue();
        assertThat(ids(api.get(orders))).containsExactly(named.text("id"), empty.text("id"));
        assertThat(api.get("/sessions/" + session).header("ETag")).isEqualTo(tag);
    }

    @Test
    void items_are_added_behind_those_that_are_there() {
        String path = "/orders/" + api.post(orders, FULL).text("id");

        Answer one = api.post(path + "/items", "{\"name\":\"milk\",\"quantity\":0.5}");
        Answer many = api.post(
                path + "/items",
                "{\"items\":[{\"name\":\"jam\",\"quantity\":1,\"unitPrice\":3.10},{\"name\":\"bag\",\"quantity\":1}]}");

        assertThat(one.status()).as(one.toString()).isEqualTo(201);
        assertThat(one.header("Location")).isEmpty();
        assertThat(one.header("ETag")).isEqualTo("\"1\"");
        assertThat(one.list("items").get(1))
                .isEqualTo(Answer.json("{\"name\":\"milk\",\"quantity\":0.5,\"unitPrice\":null,\"attributes\":{}}"));
        assertThat(names(many)).containsExactly("tea", "milk", "jam", "bag");
        assertThat(many.json().getJsonNumber("total").bigDecimalValue()).isEqualTo(new BigDecimal("18.90"));
        assertThat(api.get(path).json()).isEqualTo(many.json());
    }

    @Test
    void every_digit_of_an_amount_is_kept() {
        String nines = "9".repeat(38);
        String tiny = "0." + "0".repeat(36) + "1";
        Answer made = api.post(
                orders,
                "{\"currency\":\"XAU\",\"items\":[{\"name\":\"a\",\"quantity\":1,\"unitPrice\":0.1},"
                        + "{\"name\":\"b\",\"quantity\":1.000,\"unitPrice\":0.2},"
                        + "{\"name\":\"c\",\"quantity\":" + nines + "},"
                        + "{\"name\":\"d\",\"quantity\":" + tiny + "},"
                        + "{\"name\":\"e\",\"quantity\":1e3,\"unitPrice\":0.00}]}");
        Answer large = api.post(
                orders,
                "{\"currency\":\"XAU\",\"items\":[{\"name\":\"a\",\"quantity\":1,\"unitPrice\":" + nines + "}]}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        for (Answer answer : List.of(made, api.get("/orders/" + made.text("id")))) {
            assertThat(answer.response().body())
                    .contains("\"quantity\":" + nines + ",")
                    .contains("\"quantity\":" + tiny + ",")
                    .contains("\"quantity\":1000,")
                    .contains("\"quantity\":1.000,\"unitPrice\":0.2,")
                    .contains("\"total\":0.3000");
            assertThat(answer.json().getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("0.3");
        }
        assertThat(api.get("/orders/" + large.text("id")).response().body()).contains("\"total\":" + nines + ",");
        assertThat(api.put("/orders/" + large.text("id"), large.response().body())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_order_knows_its_conversation_if_it_is_one_of_its_session() {
        api.append(session, "user", "tea, please");
        String conversation = conversation(session);
        String elsewhere = api.open();
        api.append(elsewhere, "user", "tea, please");

        Answer made = api.post(orders, "{\"conversationId\":\"" + conversation + "\"}");
        Answer foreign = api.post(orders, "{\"conversationId\":\"" + conversation(elsewhere) + "\"}");
        Answer unknown = api.put("/orders/" + made.text("id"), "{\"conversationId\":\"" + UUID.randomUUID() + "\"}");

        assertThat(made.text("conversationId")).isEqualTo(conversation);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.blamed()).containsExactly("conversationId");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(api.put("/orders/" + made.text("id"), "{\"conversationId\":null}")
                        .json()
                        .isNull("conversationId"))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /orders/{order}       | ''",
                "PUT    | /orders/{order}       | {\"items\":[]}",
                "PUT    | /orders/{order}       | {\"status\":\"CANCELLED\"}",
                "POST   | /orders/{order}/items | {\"name\":\"stolen\",\"quantity\":1}",
                "DELETE | /orders/{order}       | ''",
                "GET    | /sessions/{id}/orders | ''",
                "POST   | /sessions/{id}/orders | {}",
            })
    void another_users_order_does_not_exist(String method, String path, String body) {
        String order = api.post(orders, FULL).text("id");
        String before = stored(order);
        String content = body.equals("''") ? null : body;

        for (SessionsApi thief : List.of(
                SessionsApi.stranger(base),
                SessionsApi.of(base, "an-admin", "admin").ifMatch("\"9\""))) {
            Answer foreign = thief.send(method, path.replace("{order}", order).replace("{id}", session), content);
            String nowhere = UUID.randomUUID().toString();
            Answer missing = thief.send(method, path.replace("{order}", nowhere).replace("{id}", nowhere), content);

            assertThat(foreign.status()).as(foreign.toString()).isEqualTo(404);
            assertThat(foreign.text("type")).isEqualTo(missing.text("type"));
            assertThat(foreign.text("detail").replace(order, nowhere).replace(session, nowhere))
                    .isEqualTo(missing.text("detail"));
        }
        assertThat(SessionsApi.stranger(base)
                        .mergePatch("/orders/" + order, "{\"items\":null}")
                        .status())
                .isEqualTo(404);
        assertThat(SessionsApi.stranger(base).get("/orders").list("items")).isEmpty();
        assertThat(stored(order)).isEqualTo(before);
    }

    @Test
    void the_links_of_a_listing_lead_through_all_orders_while_some_are_added() {
        List<String> made = new ArrayList<>();
        String other = "/sessions/" + api.open() + "/orders";
        for (int i = 0; i < 7; i++) {
            made.add(api.post(i % 2 == 0 ? orders : other, FULL).text("id"));
        }
        Collections.reverse(made);

        for (String first : List.of("/orders?skip=0&take=2", "/orders?limit=3")) {
            List<String> met = new ArrayList<>();
            Optional<String> next = Optional.of(first);
            while (next.isPresent()) {
                Answer page = api.get(next.get());
                met.addAll(ids(page));
                next = page.link("next");
                made.add(0, api.post(orders, null).text("id"));
            }
            assertThat(made).endsWith(met.toArray(String[]::new));
            assertThat(met).endsWith(made.get(made.size() - 1)).hasSizeGreaterThanOrEqualTo(7);
        }
        assertThat(ids(api.get("/orders?skip=1&take=2"))).containsExactly(made.get(1), made.get(2));
        assertThat(api.get("/orders?skip=1&take=2").link("prev")).contains("/orders?skip=0&take=1");
        assertThat(api.get(orders + "?limit=200").list("items"))
                .allMatch(order -> order.getString("sessionId").equals(session));
    }

    @Test
    void a_page_has_a_bound_in_bytes_whatever_fills_it() {
        String name = "\\u0001".repeat(255);
        String items = String.join(",", Collections.nCopies(1000, "{\"name\":\"" + name + "\",\"quantity\":1}"));
        for (int i = 0; i < 8; i++) {
            assertThat(api.post(orders, "{\"items\":[" + items + "]}").status()).isEqualTo(201);
        }

        Answer page = api.get("/orders");

        assertThat(page.response().body().length()).isBetween(8 << 20, 11 << 20);
        assertThat(page.text("next")).isNotEmpty();
    }

    @Test
    void a_page_ends_early_where_orders_are_large() {
        String large = "{\"attributes\":{\"text\":\"" + "x".repeat(260_000) + "\"}}";
        for (int i = 0; i < 40; i++) {
            assertThat(api.post(orders, large).status()).isEqualTo(201);
        }

        Answer page = api.get("/orders?take=200");
        List<String> met = new ArrayList<>(ids(page));
        assertThat(page.response().body().length()).isBetween(8_000_000, 9_000_000);
        assertThat(met).hasSizeBetween(30, 35);

        met.addAll(ids(api.get(page.link("next").orElseThrow())));
        assertThat(met).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void reading_an_order_or_a_sessions_orders_touches_the_session_and_listing_does_not() {
        String order = api.post(orders, FULL).text("id");
        for (String path : List.of("/orders/" + order, orders)) {
            Instant before = letHalfPass();
            api.get("/orders");
            assertThat(expiry()).isEqualTo(before);

            assertThat(api.get(path).status()).isEqualTo(200);

            assertThat(expiry()).as(path).isAfter(before);
        }
    }

    @Test
    void writing_to_an_order_touches_the_session() {
        String order = "/orders/" + api.post(orders, FULL).text("id");
        List<Runnable> writes = List.of(
                () -> api.post(orders, null),
                () -> api.post(order + "/items", TEA),
                () -> api.put(order, "{\"attributes\":{\"a\":1}}"),
                () -> api.mergePatch(order, "{\"attributes\":{\"a\":2}}"),
                () -> api.delete(order));
        for (Runnable write : writes) {
            Instant before = letHalfPass();

            write.run();

            assertThat(expiry()).isAfter(before);
        }
    }

    /** Lets so much of the session's time pass that the next use of it is written at once. */
    private Instant letHalfPass() {
        api.put("/sessions/" + session, "{\"expiresAt\":\"" + Instant.now().plusSeconds(50) + "\"}");
        Tables.execute(
                "update session_activity set expires_at = clock_timestamp() + interval '20 seconds' where session_id = '"
                        + session + "'");
        return expiry();
    }

    private Instant expiry() {
        return Tables.instant("select expires_at from session_activity where session_id = '" + session + "'");
    }

    private static String conversation(String session) {
        return Tables.text("select id from conversation where session_id = '" + session + "'");
    }

    private static String stored(String order) {
        return Tables.text("select o::text || (select string_agg(i::text, ';' order by i.position) from order_item i"
                + " where i.order_id = o.id) || (select count(*) from customer_order c where c.session_id = o.session_id)"
                + " from customer_order o where o.id = '" + order + "'");
    }

    private static List<String> ids(Answer page) {
        return page.list("items").stream().map(order -> order.getString("id")).toList();
    }

    private static List<String> names(Answer order) {
        return order.list("items").stream()
                .map((JsonObject item) -> item.getString("name"))
                .toList();
    }
}
