package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session has at most 100 orders, and an order 1,000 items, however many clients add to them at once. */
@ExtendWith(ArquillianExtension.class)
class OrderLimitsIT {

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
    void a_session_has_at_most_100_orders_cancelled_ones_included() throws Exception {
        for (int i = 0; i < 90; i++) {
            assertThat(api.post(orders, null).status()).isEqualTo(201);
        }
        api.delete("/orders/" + api.get("/orders?take=1").list("items").get(0).getString("id"));
        List<Callable<Answer>> clients = IntStream.range(0, 40)
                .<Callable<Answer>>mapToObj(i -> () -> api.post(orders, null))
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(30);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:too-many-orders"));
        assertThat(Tables.count("customer_order where session_id = '" + session + "'"))
                .isEqualTo(100);
    }

    @Test
    void an_order_has_at_most_1000_items() throws Exception {
        String order = "/orders/"
                + api.post(orders, "{\"items\":[" + items(900) + "]}").text("id");
        List<Callable<Answer>> clients = IntStream.range(0, 30)
                .<Callable<Answer>>mapToObj(i -> () -> api.post(order + "/items", "{\"items\":[" + items(7) + "]}"))
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(14);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(16)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:order-full");
                });
        assertThat(api.get(order).list("items")).hasSize(998);
        assertThat(api.post(order + "/items", "{\"items\":[" + items(2) + "]}").status())
                .isEqualTo(201);
        assertThat(api.post(order + "/items", items(1)).status()).isEqualTo(409);
        assertThat(api.jsonPatch(order, "[{\"op\":\"add\",\"path\":\"/items/-\",\"value\":" + items(1) + "}]")
                        .status())
                .isEqualTo(422);
        assertThat(api.put(order, api.get(order).response().body()).status()).isEqualTo(200);
        assertThat(api.post("/sessions/" + session + "/end", null).status()).isEqualTo(200);
        assertThat(api.get(order).text("status")).isEqualTo("SUBMITTED");
    }

    @Test
    void all_attributes_of_an_order_have_together_the_bound_of_a_context() throws Exception {
        String half = "{\"a\":[1,2,3],\"b\":\"" + "x".repeat(131_052) + "\"}";
        String item = "{\"name\":\"a\",\"quantity\":1,\"attributes\":%s}";
        Answer made = api.post(orders, "{\"attributes\":" + half + ",\"items\":[" + item.formatted(half) + "]}");
        String order = "/orders/" + made.text("id");

        assertThat(half).hasSize(131_072);
        assertThat(made.status()).as("just as much as there may be").isEqualTo(201);
        assertThat(api.post(order + "/items", item.formatted("{}")).status()).isEqualTo(201);
        for (Answer answer : List.of(
                api.post(order + "/items", item.formatted("{\"c\":1}")),
                api.put(order, "{\"attributes\":" + half.replace("1,", "11,") + "}"),
                api.mergePatch(order, "{\"attributes\":{\"c\":1}}"),
                api.post(
                        orders,
                        "{\"attributes\":" + half + ",\"items\":[" + item.formatted(half) + ","
                                + item.formatted("{\"c\":1}") + "]}"))) {
            assertThat(answer.status()).as(answer.text("detail")).isEqualTo(413);
            assertThat(answer.blamed().get(0)).endsWith("attributes");
        }
        assertThat(api.put(order, "{\"attributes\":{}}").status()).isEqualTo(200);

        List<Callable<Answer>> clients = IntStream.range(0, 16)
                .<Callable<Answer>>mapToObj(i ->
                        () -> api.post(order + "/items", item.formatted("{\"c\":\"" + "x".repeat(30_000) + "\"}")))
                .toList();
        assertThat(Parallel.run(clients).stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .containsEntry(201, 4L)
                .containsEntry(413, 12L);
    }

    @Test
    void a_patch_that_copies_a_large_item_a_thousand_times_is_refused() {
        String item = "{\"name\":\"a\",\"quantity\":1,\"attributes\":{\"a\":\"" + "x".repeat(200_000) + "\"}}";
        String order =
                "/orders/" + api.post(orders, "{\"items\":[" + item + "]}").text("id");
        String copy = "{\"op\":\"copy\",\"from\":\"/items/0\",\"path\":\"/items/-\"}";

        Answer answer = api.jsonPatch(order, "[" + copy + ("," + copy).repeat(998) + "]");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.blamed()).containsExactly("items[1].attributes");
    }

    private static String items(int count) {
        String item = "{\"name\":\"i\",\"quantity\":1}";
        return item + ("," + item).repeat(count - 1);
    }
}
