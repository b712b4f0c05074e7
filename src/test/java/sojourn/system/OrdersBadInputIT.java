package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad orders change nothing, and get a problem that names the field: those that docs/api.md has no room for. */
@ExtendWith(ArquillianExtension.class)
class OrdersBadInputIT {

    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String PATCH = "application/json-patch+json";
    private static final String ORDERS = "/sessions/{id}/orders";
    private static final String ORDER = "/orders/{order}";
    private static final String ITEMS = ORDER + "/items";

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private String session;
    private String order;
    private String before;

    @BeforeEach
    void orderThatMustStayAsItIs() {
        api = SessionsApi.stranger(base);
        session = api.open();
        order = api.post(
                        "/sessions/" + session + "/orders",
                        "{\"items\":[{\"name\":\"tea\",\"quantity\":2,\"unitPrice\":7.90}],\"currency\":\"EUR\"}")
                .text("id");
        before = stored();
    }

    static Stream<Arguments> bad() {
        String nines = "9".repeat(38);
        String item = "{\"name\":\"a\",\"quantity\":1}";
        return Stream.of(
                bad("POST", ORDERS, JSON, "[]", 400, ""),
                bad("POST", ORDERS, JSON, "{\"items\":{}}", 400, "items"),
                bad("POST", ORDERS, JSON, "{\"items\":[1]}", 400, "items[0]"),
                bad("POST", ORDERS, JSON, "{\"items\":[null]}", 400, "items[0]"),
                bad("POST", ORDERS, JSON, "{\"items\":[" + item + ",{}]}", 400, "items[1].name"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":\"1\"}]}",
                        400,
                        "items[0].quantity"),
                bad("POST", ORDERS, JSON, "{\"items\":[{\"name\":\"a\",\"quantity\":null}]}", 400, "items[0].quantity"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":1,\"price\":1}]}",
                        400,
                        "items[0].price"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":-0.001}]}",
                        422,
                        "items[0].quantity"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":1e-39}]}",
                        400,
                        "items[0].quantity"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":1" + nines + "}]}",
                        400,
                        "items[0].quantity"),
                bad("POST", ORDERS, JSON, "{\"items\":[{\"name\":1,\"quantity\":1}]}", 400, "items[0].name"),
                bad("POST", ORDERS, JSON, "{\"items\":[{\"name\":\" \",\"quantity\":1}]}", 422, "items[0].name"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"" + "x".repeat(256) + "\",\"quantity\":1}]}",
                        422,
                        "items[0].name"),
                bad("POST", ORDERS, JSON, "{\"items\":[{\"name\":\"a\\u0000\",\"quantity\":1}]}", 400, "items[0].name"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":1,\"attributes\":[]}]}",
                        400,
                        "items[0].attributes"),
                bad("POST", ORDERS, JSON, "{\"items\":[" + item + ("," + item).repeat(1_000) + "]}", 422, "items"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"currency\":\"EUR\",\"items\":[{\"name\":\"a\",\"quantity\":2,\"unitPrice\":" + nines
                                + "}]}",
                        422,
                        "items"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"attributes\":{\"a\":\"" + "x".repeat(262_144) + "\"}}",
                        413,
                        "attributes"),
                bad("POST", ORDERS, JSON, "{\"attributes\":" + nested(64) + "}", 400, null),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"items\":[{\"name\":\"a\",\"quantity\":1,\"attributes\":" + nested(62) + "}]}",
                        400,
                        null),
                bad(
                        "POST",
                        ITEMS,
                        JSON,
                        "{\"name\":\"a\",\"quantity\":1,\"attributes\":" + nested(62) + "}",
                        422,
                        "attributes"),
                bad("POST", ORDERS, JSON, "{\"customer\":\"ann\"}", 400, "customer"),
                bad("POST", ORDERS, JSON, "{\"customer\":{\"phone\":\"1\"}}", 400, "customer.phone"),
                bad("POST", ORDERS, JSON, "{\"customer\":{\"name\":\"a\",\"phone\":\"1\"}}", 400, "customer.phone"),
                bad("POST", ORDERS, JSON, "{\"customer\":{\"email\":1}}", 400, "customer.email"),
                bad("POST", ORDERS, JSON, "{\"customer\":{\"name\":\"\"}}", 422, "customer.name"),
                bad(
                        "POST",
                        ORDERS,
                        JSON,
                        "{\"customer\":{\"email\":\"" + "a".repeat(250) + "@x.org\"}}",
                        422,
                        "customer.email"),
                bad("POST", ORDERS, JSON, "{\"currency\":\"eur\"}", 422, "currency"),
                bad("POST", ORDERS, JSON, "{\"currency\":978}", 400, "currency"),
                bad("POST", ORDERS, JSON, "{\"conversationId\":\"none\"}", 400, "conversationId"),
                bad("POST", ORDERS, JSON, "{\"id\":\"019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55\"}", 400, "id"),
                bad("POST", ORDERS, JSON, "{\"status\":\"SUBMITTED\"}", 400, "status"),
                bad("PUT", ORDER, JSON, null, 400, ""),
                bad("PUT", ORDER, JSON, "{\"status\":\"PAID\"}", 400, "status"),
                bad("PUT", ORDER, JSON, "{\"status\":null}", 400, "status"),
                bad("PUT", ORDER, JSON, "{\"id\":null}", 400, "id"),
                bad("PUT", ORDER, JSON, "{\"sessionId\":\"none\"}", 400, "sessionId"),
                bad("PUT", ORDER, JSON, "{\"createdAt\":\"yesterday\"}", 400, "createdAt"),
                bad("PUT", ORDER, JSON, "{\"currency\":null}", 422, "currency"),
                bad("PUT", ORDER, JSON, "{\"items\":\"none\"}", 400, "items"),
                bad("POST", ITEMS, JSON, null, 400, ""),
                bad("POST", ITEMS, JSON, "{}", 400, "name"),
                bad("POST", ITEMS, JSON, "{\"items\":null}", 400, "items"),
                bad("POST", ITEMS, JSON, "{\"items\":[" + item + "],\"name\":\"b\"}", 400, "name"),
                bad(
                        "POST",
                        ITEMS,
                        JSON,
                        "{\"items\":[" + item + ",{\"name\":\"b\",\"quantity\":0}]}",
                        422,
                        "items[1].quantity"),
                bad("POST", ITEMS, JSON, "{\"name\":\"a\",\"quantity\":1,\"unitPrice\":" + nines + "}", 422, "items"),
                bad("POST", ITEMS, "text/plain", item, 415, null),
                bad("PATCH", ORDER, JSON, "{}", 415, null),
                bad("PATCH", ORDER, MERGE, "{\"items\":[{\"quantity\":3}]}", 400, "items[0].name"),
                bad("PATCH", ORDER, MERGE, "{\"customer\":{\"email\":null}}", 400, "customer.email"),
                bad("PATCH", ORDER, MERGE, "{\"total\":null}", 422, "total"),
                bad("PATCH", ORDER, MERGE, "{\"currency\":\"XYZ\"}", 422, "currency"),
                bad("PATCH", ORDER, MERGE, "{\"sessionId\":null}", 400, "sessionId"),
                bad("PATCH", ORDER, PATCH, "[{\"op\":\"remove\",\"path\":\"/items/0/name\"}]", 400, "items[0].name"),
                bad(
                        "PATCH",
                        ORDER,
                        PATCH,
                        "[{\"op\":\"replace\",\"path\":\"/items/0/quantity\",\"value\":0}]",
                        422,
                        "items[0].quantity"),
                bad("PATCH", ORDER, PATCH, "[{\"op\":\"replace\",\"path\":\"\",\"value\":{}}]", 422, "total"),
                bad(
                        "PATCH",
                        ORDER,
                        PATCH,
                        "[{\"op\":\"add\",\"path\":\"/items/7\",\"value\":" + item + "}]",
                        409,
                        "[0]"),
                bad("GET", "/orders?take=201", JSON, null, 400, "take"),
                bad("GET", "/orders?cursor=broken", JSON, null, 400, "cursor"),
                bad("GET", ORDERS + "?skip=-1", JSON, null, 400, "skip"),
                bad("GET", ORDERS + "?limit=1&take=1", JSON, null, 400, "take"),
                bad("GET", "/orders/1-1-1-1-1", JSON, null, 400, "id"),
                bad("GET", "/sessions/none/orders", JSON, null, 400, "id"),
                bad("DELETE", "/orders/none", JSON, null, 400, "id"),
                bad("GET", ITEMS, JSON, null, 405, null),
                bad("POST", ORDER, JSON, "{}", 405, null),
                bad("DELETE", ORDERS, JSON, null, 405, null));
    }

    @ParameterizedTest(name = "{index} {0} {1} is {4} for {5}")
    @MethodSource("bad")
    void a_bad_order_is_refused_by_the_name_of_its_field(
            String method, String path, String mediaType, @Nullable String body, int status, @Nullable String field) {
        Answer answer = api.send(
                method,
                path.replace("{id}", session).replace("{order}", order),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                request -> body == null ? request : request.header("Content-Type", mediaType));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.blamed()).contains(field);
        }
        assertThat(answer.text("detail")).endsWith(".").doesNotContainIgnoringCase("exception");
        assertThat(stored()).isEqualTo(before);
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private static Arguments bad(
            String method, String path, String mediaType, @Nullable String body, int status, @Nullable String field) {
        return Arguments.of(method, path, mediaType, body, status, field);
    }

    private String stored() {
        return Tables.text("select string_agg(o::text || coalesce((select string_agg(i::text, ';' order by i.position)"
                + " from order_item i where i.order_id = o.id), ''), ';') from customer_order o where session_id = '"
                + session + "'");
    }
}
