package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A draft is changed as asked, by one client at a time, and by nobody when it is closed. */
@ExtendWith(ArquillianExtension.class)
class OrderChangesIT {

    private static final String TEA =
            "{\"name\":\"tea\",\"quantity\":2,\"unitPrice\":7.90,\"attributes\":{\"sku\":17}}";
    private static final String MILK = "{\"name\":\"milk\",\"quantity\":1,\"unitPrice\":null,\"attributes\":{}}";
    private static final String FULL = "{\"customer\":{\"email\":\"ann@example.org\",\"name\":\"Ann\"},\"items\":["
            + TEA + "],\"currency\":\"EUR\",\"attributes\":{\"gift\":true}}";
    private static final String REPLAYED = "Idempotency-Replayed";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String id;
    private String path;

    @BeforeEach
    void draft() {
        api = SessionsApi.stranger(base);
        session = api.open();
        id = api.post("/sessions/" + session + "/orders", FULL).text("id");
        path = "/orders/" + id;
    }

    @Test
    void a_put_replaces_what_it_names_and_leaves_the_rest() {
        Answer items = api.put(path, "{\"items\":[" + MILK + "," + TEA + "]}");
        assertThat(items.status()).as(items.toString()).isEqualTo(200);
        assertThat(items.list("items")).containsExactly(Answer.json(MILK), Answer.json(TEA));
        assertThat(items.text("currency")).isEqualTo("EUR");
        assertThat(items.header("ETag")).isEqualTo("\"1\"");

        Answer rest = api.put(
                path, "{\"customer\":{\"email\":\"BOB@example.org\"},\"attributes\":{\"a\":1},\"currency\":\"CHF\"}");
        assertThat(rest.list("items")).hasSize(2);
        assertThat(rest.json().getJsonObject("customer"))
                .isEqualTo(Answer.json("{\"email\":\"bob@example.org\",\"name\":null}"));
        assertThat(rest.json().getJsonObject("attributes")).isEqualTo(Answer.json("{\"a\":1}"));
        assertThat(rest.text("currency")).isEqualTo("CHF");
        assertThat(api.get(path).json()).isEqualTo(rest.json());

        Answer nothing = api.put(path, "{\"customer\":null,\"items\":null,\"currency\":null,\"attributes\":null}");
        assertThat(nothing.status()).as(nothing.toString()).isEqualTo(200);
        assertThat(nothing.json().isNull("customer")).isTrue();
        assertThat(nothing.list("items")).isEmpty();
        assertThat(nothing.json().isNull("total")).isTrue();
        assertThat(nothing.json().getJsonObject("attributes")).isEmpty();
        assertThat(api.get(path).json()).isEqualTo(nothing.json());
    }

    @Test
    void what_was_read_can_be_sent_back() {
        Answer read = api.get(path);

        Answer written = api.put(path, read.response().body());

        assertThat(written.status()).as(written.toString()).isEqualTo(200);
        assertThat(written.json()).isEqualTo(read.json());
        assertThat(written.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(api.put(path, "{\"attributes\":{\"gift\": true}}").header("ETag"))
                .isEqualTo(read.header("ETag"));
        assertThat(api.put(path, "{}").header("ETag")).isEqualTo(written.header("ETag"));
        assertThat(api.put(path, "{\"status\":\"DRAFT\",\"total\":1,\"version\":77}")
                        .json()
                        .getJsonNumber("total")
                        .bigDecimalValue())
                .isEqualByComparingTo("15.80");
    }

    @Test
    void a_cancelled_order_can_be_sent_back_as_it_is_and_not_otherwise() {
        api.delete(path);
        Answer cancelled = api.get(path);

        assertThat(api.put(path, cancelled.response().body()).json()).isEqualTo(cancelled.json());
        assertThat(api.put(path, "{\"status\":\"CANCELLED\",\"createdAt\":\"2001-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.put(path, "{\"status\":\"CANCELLED\",\"items\":[]}").status())
                .isEqualTo(409);
        assertThat(api.put(path, "{}").status()).isEqualTo(409);
        assertThat(api.get(path).json()).isEqualTo(cancelled.json());
    }

    @Test
    void removing_what_is_not_there_is_no_change() {
        String free =
                "/orders/" + api.post("/sessions/" + session + "/orders", null).text("id");

        Answer patched = api.mergePatch(free, "{\"total\":null}");

        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void a_patch_changes_the_order_as_it_is_shown() {
        Answer merged = api.mergePatch(
                path, "{\"customer\":{\"name\":null},\"attributes\":{\"note\":\"ring twice\"},\"currency\":\"CHF\"}");
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().getJsonObject("customer"))
                .isEqualTo(Answer.json("{\"email\":\"ann@example.org\",\"name\":null}"));
        assertThat(merged.json().getJsonObject("attributes"))
                .isEqualTo(Answer.json("{\"gift\":true,\"note\":\"ring twice\"}"));

        Answer patched = api.jsonPatch(
                path,
                "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"DRAFT\"},"
                        + "{\"op\":\"test\",\"path\":\"/total\",\"value\":15.8},"
                        + "{\"op\":\"replace\",\"path\":\"/items/0/quantity\",\"value\":3},"
                        + "{\"op\":\"remove\",\"path\":\"/items/0/attributes/sku\"},"
                        + "{\"op\":\"add\",\"path\":\"/items/-\",\"value\":" + MILK + "},"
                        + "{\"op\":\"remove\",\"path\":\"/customer\"}]");
        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        assertThat(patched.json().getJsonNumber("total").bigDecimalValue()).isEqualTo(new BigDecimal("23.70"));
        assertThat(patched.list("items"))
                .containsExactly(
                        Answer.json("{\"name\":\"tea\",\"quantity\":3,\"unitPrice\":7.90,\"attributes\":{}}"),
                        Answer.json(MILK));
        assertThat(patched.json().isNull("customer")).isTrue();
        assertThat(api.get(path).json()).isEqualTo(patched.json());
        assertThat(api.jsonPatch(path, "[{\"op\":\"test\",\"path\":\"/currency\",\"value\":\"EUR\"}]")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void clients_that_each_add_an_item_lose_none() throws Exception {
        List<Callable<Answer>> clients = IntStream.range(0, 48)
                .<Callable<Answer>>mapToObj(i -> () -> switch (i % 3) {
                    case 0 -> api.post(path + "/items", item(i));
                    case 1 -> api.post(path + "/items", "{\"items\":[" + item(i) + "]}");
                    default ->
                        api.jsonPatch(path, "[{\"op\":\"add\",\"path\":\"/items/-\",\"value\":" + item(i) + "}]");
                })
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
        assertThat(answers).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
        Answer order = api.get(path);
        assertThat(order.header("ETag")).isEqualTo("\"48\"");
        assertThat(order.list("items").stream().map(item -> item.getString("name")))
                .hasSize(49)
                .containsAll(IntStream.range(0, 48).mapToObj(i -> "item " + i).toList());
    }

    @Test
    void a_reader_sees_the_items_of_the_version_that_it_is_shown() throws Exception {
        List<Callable<Answer>> clients = IntStream.range(0, 160)
                .<Callable<Answer>>mapToObj(i -> () -> switch (i % 4) {
                    case 0 -> api.post(path + "/items", item(i));
                    case 1 -> api.get("/orders?take=1");
                    default -> api.get(path);
                })
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).allSatisfy(answer -> {
            JsonObject order =
                    answer.json().containsKey("next") ? answer.list("items").get(0) : answer.json();
            assertThat(order.getJsonArray("items")).hasSize(order.getInt("version") + 1);
        });
    }

    @Test
    void a_write_for_another_version_changes_nothing_and_learns_the_current_one() {
        api.put(path, "{\"attributes\":{\"a\":1}}");
        String before = stored();
        SessionsApi late = api.ifMatch("\"0\"");

        for (Answer answer : List.of(
                late.put(path, "{\"items\":[]}"),
                late.mergePatch(path, "{\"items\":null}"),
                late.jsonPatch(path, "[{\"op\":\"test\",\"path\":\"/nowhere\",\"value\":1}]"),
                late.post(path + "/items", MILK),
                late.delete(path))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:version-mismatch");
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.blamed()).containsExactly("If-Match");
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(api.ifMatch("\"1\"").post(path + "/items", MILK).header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(api.ifMatch("\"2\"").delete(path).status()).isEqualTo(204);
        assertThat(api.ifMatch("\"2\"").delete(path).status()).isEqualTo(412);
        assertThat(api.ifMatch("\"3\"").delete(path).status()).isEqualTo(204);
    }

    @Test
    void of_many_writes_for_one_version_one_is_done() throws Exception {
        List<Callable<Answer>> clients = IntStream.range(0, 32)
                .<Callable<Answer>>mapToObj(i -> () -> i % 2 == 0
                        ? api.ifMatch("\"0\"").put(path, "{\"items\":[" + item(i) + "]}")
                        : api.ifMatch("\"0\"").post(path + "/items", item(i)))
                .toList();

        List<Answer> answers = Parallel.run(clients);

        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(31);
        assertThat(api.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_new_order_can_be_made_for_one_version_of_its_session() {
        String orders = "/sessions/" + session + "/orders";
        assertThat(api.ifMatch("\"7\"").post(orders, null).status()).isEqualTo(412);
        assertThat(api.ifMatch("\"0\"").post(orders, null).status()).isEqualTo(201);
    }

    @Test
    void posts_and_patches_with_a_key_are_done_once() {
        String key = UUID.randomUUID().toString();
        String orders = "/sessions/" + session + "/orders";
        String patch = "[{\"op\":\"add\",\"path\":\"/items/-\",\"value\":" + MILK + "}]";
        for (int i = 0; i < 3; i++) {
            Answer made = api.withKey(key + "-order").post(orders, FULL);
            Answer added = api.withKey(key + "-item").post(path + "/items", MILK);
            Answer patched = api.withKey(key + "-patch").jsonPatch(path, patch);

            for (Answer answer : List.of(made, added, patched)) {
                assertThat(answer.header(REPLAYED)).isEqualTo(i == 0 ? "" : "true");
            }
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.header("Location")).endsWith("/api/orders/" + made.text("id"));
            assertThat(added.header("ETag")).isEqualTo("\"1\"");
            assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        }
        assertThat(api.get(orders).list("items")).hasSize(2);
        assertThat(api.get(path).list("items")).hasSize(3);
        assertThat(api.withKey(key + "-item").post(path + "/items", TEA).status())
                .isEqualTo(422);
    }

    @Test
    void a_cancelled_order_can_be_read_and_cancelled_again_and_nothing_else() {
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(204);

        Answer cancelled = api.get(path);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.list("items")).hasSize(1);
        String before = stored();
        assertThat(api.put(path, "{\"status\":\"CANCELLED\"}").json()).isEqualTo(cancelled.json());
        assertThat(api.mergePatch(path, "{\"status\":\"CANCELLED\"}").status()).isEqualTo(200);
        for (Answer answer : List.of(
                api.put(path, "{\"status\":\"DRAFT\"}"),
                api.put(path, "{\"status\":\"CANCELLED\",\"items\":[]}"),
                api.put(path, "{}"),
                api.mergePatch(path, "{\"attributes\":{\"a\":1}}"),
                api.post(path + "/items", MILK))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:order-closed");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_put_can_change_an_order_and_cancel_it() {
        Answer answer = api.put(path, "{\"attributes\":{\"reason\":\"too late\"},\"status\":\"CANCELLED\"}");

        assertThat(answer.text("status")).isEqualTo("CANCELLED");
        assertThat(api.get(path).json()).isEqualTo(answer.json());
    }

    @Test
    void an_order_of_a_paused_session_can_be_read_and_not_changed() {
        api.put("/sessions/" + session, "{\"status\":\"INACTIVE\"}");
        String before = stored();

        assertThat(api.get(path).status()).isEqualTo(200);
        for (Answer answer : writes()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:session-paused");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_draft_of_an_expired_session_can_be_read_and_not_changed() {
        Tables.letExpire(session);
        String before = stored();

        assertThat(api.get(path).status()).isEqualTo(200);
        for (Answer answer : writes()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
            assertThat(answer.text("type")).isEqualTo("urn:sojourn:problem:session-ended");
        }
        assertThat(stored()).isEqualTo(before);
    }

    private List<Answer> writes() {
        return List.of(
                api.post("/sessions/" + session + "/orders", FULL),
                api.put(path, "{\"items\":[]}"),
                api.mergePatch(path, "{\"items\":null}"),
                api.post(path + "/items", MILK),
                api.delete(path));
    }

    private static String item(int number) {
        return "{\"name\":\"item " + number + "\",\"quantity\":1,\"unitPrice\":1}";
    }

    private String stored() {
        return Tables.text("select o::text || (select string_agg(i::text, ';' order by i.position) from order_item i"
                + " where i.order_id = o.id) || (select count(*) from customer_order c where c.session_id = o.session_id)"
                + " from customer_order o where o.id = '" + id + "'");
    }
}
