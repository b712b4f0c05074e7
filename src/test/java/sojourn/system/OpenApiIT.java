package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document of the API says what the API does. */
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @ArquillianResource
    private URI base;

    private JsonObject document;

    @BeforeEach
    void read() {
        document = new SessionsApi(base, null)
                .at(URI.create(base.resolve("/") + "openapi?format=JSON"))
                .json();
    }

    @Test
    void every_address_is_in_it() {
        assertThat(document.getJsonObject("paths").keySet())
                .containsExactlyInAnyOrder(
                        "/api/orders",
                        "/api/orders/{id}",
                        "/api/orders/{id}/items",
                        "/api/session",
                        "/api/sessions",
                        "/api/sessions/active",
                        "/api/sessions/{id}",
                        "/api/sessions/{id}/activity",
                        "/api/sessions/{id}/adopt",
                        "/api/sessions/{id}/context",
                        "/api/sessions/{id}/conversations",
                        "/api/sessions/{id}/conversations/{conversationId}",
                        "/api/sessions/{id}/conversations/{conversationId}/messages",
                        "/api/sessions/{id}/end",
                        "/api/sessions/{id}/expire",
                        "/api/sessions/{id}/exports",
                        "/api/sessions/{id}/exports/{exportId}",
                        "/api/sessions/{id}/exports/{exportId}/content",
                        "/api/sessions/{id}/messages",
                        "/api/sessions/{id}/orders",
                        "/api/admin/accounts",
                        "/api/admin/accounts/{id}",
                        "/api/admin/api-keys",
                        "/api/admin/api-keys/{id}",
                        "/api/admin/audit",
                        "/api/admin/cleanup",
                        "/api/admin/cluster",
                        "/api/admin/events",
                        "/api/admin/failed-ends",
                        "/api/admin/failed-ends/{id}/retry",
                        "/api/admin/purge",
                        "/api/admin/sessions",
                        "/api/admin/sessions/end",
                        "/api/admin/sessions/expire",
                        "/api/admin/sessions/{id}",
                        "/api/admin/sessions/{id}/conversations",
                        "/api/admin/sessions/{id}/conversations/{conversationId}/messages",
                        "/api/admin/sessions/{id}/end",
                        "/api/admin/sessions/{id}/expire",
                        "/api/admin/sessions/{id}/expiry",
                        "/api/admin/sessions/{id}/messages",
                        "/api/admin/sessions/{id}/orders",
                        "/api/admin/sessions/{id}/scopes",
                        "/api/admin/sessions/{id}/transcript",
                        "/api/admin/settings",
                        "/api/admin/stats",
                        "/api/admin/users/{userId}/sessions/expire");
    }

    @Test
    void every_reference_leads_somewhere_and_every_operation_has_a_name_of_its_own() {
        Set<String> schemas =
                document.getJsonObject("components").getJsonObject("schemas").keySet();
        Matcher reference = Pattern.compile("#/components/schemas/(\\w+)").matcher(document.toString());
        Set<String> used = new TreeSet<>();
        while (reference.find()) {
            used.add(reference.group(1));
        }

        assertThat(schemas).containsExactlyInAnyOrderElementsOf(used);
        List<String> names = document.getJsonObject("paths").values().stream()
                .flatMap(path -> path.asJsonObject().values().stream())
                .filter(JsonObject.class::isInstance)
                .map(operation -> operation.asJsonObject().getString("operationId"))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void an_answer_has_exactly_the_fields_that_its_schema_names() {
        SessionsApi api = SessionsApi.stranger(base);
        Answer session = api.post("/sessions", "{\"context\":{\"a\":1}}");
        String id = session.text("id");
        Answer message = api.append(id, "user", "hello");
        String conversations = "/sessions/" + id + "/conversations";
        Answer conversation = api.post(conversations, null);
        Answer order = api.post("/sessions/" + id + "/orders", null);

        Map.of(
                        "Session", session,
                        "Message", message,
                        "SessionMessages", api.get("/sessions/" + id + "/messages"),
                        "Order", order,
                        "OrderPage", api.get("/orders"),
                        "SessionPage", api.get("/sessions"),
                        "Conversation", conversation,
                        "ConversationMessages", api.get(conversations + "/" + conversation.text("id") + "/messages"),
                        "ConversationPage", api.get(conversations),
                        "Problem", api.get("/sessions/not-a-uuid"))
                .forEach((name, answer) -> {
                    JsonObject schema = document.getJsonObject("components")
                            .getJsonObject("schemas")
                            .getJsonObject(name);
                    assertThat(answer.json().keySet())
                            .as(name)
                            .isEqualTo(schema.getJsonObject("properties").keySet());
                    answer.json().forEach((field, value) -> {
                        if (value == JsonValue.NULL) {
                            assertThat(schema.getJsonObject("properties")
                                            .getJsonObject(field)
                                            .getBoolean("nullable"))
                                    .as(name + "." + field)
                                    .isTrue();
                        }
                    });
                });
    }

    @Test
    void every_operation_says_what_it_answers_and_in_which_words_of_its_own() {
        Set<String> problems =
                document.getJsonObject("components").getJsonObject("responses").keySet();
        operations().forEach((name, operation) -> {
            JsonObject responses = operation.getJsonObject("responses");
            assertThat(responses.keySet()).as(name).contains("401", "406", "429", "503", "default");
            assertThat(responses.keySet().stream().filter(status -> status.startsWith("2")))
                    .as(name)
                    .hasSize(name.endsWith("/exports/{exportId}") ? 2 : 1);
            assertThat(operation.getString("summary", "")).as(name).isNotEmpty();
            responses.forEach((status, response) -> {
                String reference = response.asJsonObject().getString("$ref", "");
                assertThat(status.startsWith("2")
                                || status.startsWith("3")
                                || problems.contains(reference.replaceAll(".*/", "")))
                        .as(name + " " + status + " " + response)
                        .isTrue();
            });
        });
    }

    @Test
    void every_operation_names_the_problems_that_it_can_answer() {
        String all = " 401 406 429 503 default";
        Map<String, String> expected = Map.ofEntries(
                Map.entry("POST /api/sessions", "201 400 409 413 415 422"),
                Map.entry("GET /api/sessions", "200 400"),
                Map.entry("GET /api/sessions/active", "200"),
                Map.entry("GET /api/sessions/{id}", "200 400 404"),
                Map.entry("PUT /api/sessions/{id}", "200 400 404 409 410 412 413 415 422"),
                Map.entry("PATCH /api/sessions/{id}", "200 400 404 409 410 412 413 415 422"),
                Map.entry("DELETE /api/sessions/{id}", "204 400 404 412"),
                Map.entry("PUT /api/sessions/{id}/activity", "200 400 404 409 410 412"),
                Map.entry("POST /api/sessions/{id}/adopt", "200 400 404 409 410 412 422"),
                Map.entry("PUT /api/sessions/{id}/context", "200 400 404 409 410 412 413 415 422"),
                Map.entry("PATCH /api/sessions/{id}/context", "200 400 404 409 410 412 413 415 422"),
                Map.entry("PUT /api/sessions/{id}/expire", "200 400 404 412"),
                Map.entry("POST /api/sessions/{id}/end", "200 400 404 409 412 422"),
                Map.entry("GET /api/sessions/{id}/messages", "200 400 404"),
                Map.entry("POST /api/sessions/{id}/messages", "201 400 404 409 410 412 413 415 422"),
                Map.entry("GET /api/sessions/{id}/conversations", "200 400 404"),
                Map.entry("POST /api/sessions/{id}/conversations", "201 400 404 409 410 412 413 415 422"),
                Map.entry("GET /api/sessions/{id}/conversations/{conversationId}", "200 400 404"),
                Map.entry("GET /api/sessions/{id}/conversations/{conversationId}/messages", "200 400 404"),
                Map.entry(
                        "POST /api/sessions/{id}/conversations/{conversationId}/messages",
                        "201 400 404 409 410 412 413 415 422"),
                Map.entry("GET /api/sessions/{id}/orders", "200 400 404"),
                Map.entry("POST /api/sessions/{id}/orders", "201 400 404 409 410 412 413 415 422"),
                Map.entry("GET /api/orders", "200 400"),
                Map.entry("POST /api/orders", "201 400 404 409 410 412 413 415 422"),
                Map.entry("GET /api/session", "200 400 404"),
                Map.entry("POST /api/sessions/{id}/exports", "202 400 404 409 422"),
                Map.entry("GET /api/sessions/{id}/exports/{exportId}", "200 202 303 400 404"),
                Map.entry("GET /api/sessions/{id}/exports/{exportId}/content", "200 400 404 409"),
                Map.entry("GET /api/orders/{id}", "200 400 404"),
                Map.entry("PUT /api/orders/{id}", "200 400 404 409 410 412 413 415 422"),
                Map.entry("PATCH /api/orders/{id}", "200 400 404 409 410 412 413 415 422"),
                Map.entry("DELETE /api/orders/{id}", "204 400 404 409 410 412"),
                Map.entry("POST /api/orders/{id}/items", "201 400 404 409 410 412 413 415 422"),
                Map.entry("POST /api/admin/cleanup", "200 400 403 409 422"),
                Map.entry("GET /api/admin/cluster", "200 403"),
                Map.entry("POST /api/admin/purge", "200 400 403 409 413 415 422"),
                Map.entry("GET /api/admin/failed-ends", "200 400 403"),
                Map.entry("GET /api/admin/events", "200 400 403"),
                Map.entry("GET /api/admin/accounts", "200 400 403"),
                Map.entry("POST /api/admin/accounts", "201 400 403 409 413 415 422"),
                Map.entry("PUT /api/admin/accounts/{id}", "200 400 403 404 409 413 415 422"),
                Map.entry("DELETE /api/admin/accounts/{id}", "204 400 403 404 409"),
                Map.entry("GET /api/admin/api-keys", "200 400 403"),
                Map.entry("POST /api/admin/api-keys", "201 400 403 409 413 415 422"),
                Map.entry("DELETE /api/admin/api-keys/{id}", "204 400 403 404"),
                Map.entry("GET /api/admin/audit", "200 400 403"),
                Map.entry("POST /api/admin/sessions/end", "200 400 403 409 413 415 422"),
                Map.entry("POST /api/admin/sessions/expire", "200 400 403 409 413 415 422"),
                Map.entry("POST /api/admin/users/{userId}/sessions/expire", "200 400 403 409 422"),
                Map.entry("GET /api/admin/sessions", "200 400 403"),
                Map.entry("GET /api/admin/sessions/{id}", "200 400 403 404"),
                Map.entry("GET /api/admin/cleanup", "200 400 403"),
                Map.entry("GET /api/admin/purge", "200 400 403"),
                Map.entry("GET /api/admin/stats", "200 403"),
                Map.entry("GET /api/admin/settings", "200 403"),
                Map.entry("POST /api/admin/failed-ends/{id}/retry", "200 400 403 404 409 422"),
                Map.entry("GET /api/admin/sessions/{id}/conversations", "200 400 403 404"),
                Map.entry("GET /api/admin/sessions/{id}/conversations/{conversationId}/messages", "200 400 403 404"),
                Map.entry("GET /api/admin/sessions/{id}/messages", "200 400 403 404"),
                Map.entry("GET /api/admin/sessions/{id}/orders", "200 400 403 404"),
                Map.entry("GET /api/admin/sessions/{id}/scopes", "200 400 403 404"),
                Map.entry("GET /api/admin/sessions/{id}/transcript", "200 400 403 404"),
                Map.entry("POST /api/admin/sessions/{id}/expire", "200 400 403 404 409 412 422"),
                Map.entry("PUT /api/admin/sessions/{id}/expiry", "200 400 403 404 409 410 412 413 415 422"),
                Map.entry("POST /api/admin/sessions/{id}/end", "200 400 403 404 409 412 422"));

        assertThat(operations().keySet()).isEqualTo(expected.keySet());
        operations()
                .forEach((name, operation) -> assertThat(
                                operation.getJsonObject("responses").keySet())
                        .as(name)
                        // Any write may come by cookie from a page of somebody else's.
                        .isEqualTo(Set.copyOf(List.of(
                                (expected.get(name) + all + (name.startsWith("GET ") ? "" : " 403")).split(" ")))));
    }

    @Test
    void writes_have_the_headers_that_make_them_conditional_and_repeatable() {
        operations().forEach((name, operation) -> {
            boolean write = !name.startsWith("GET ");
            boolean inSession = name.equals("POST /api/orders")
                    || name.contains("{id}")
                            && !name.contains("/api-keys")
                            && !name.contains("/accounts")
                            && !name.contains("/failed-ends")
                            && !name.endsWith("/exports");
            assertThat(headers(operation).contains("If-Match")).as(name).isEqualTo(write && inSession);
            assertThat(headers(operation).contains("Idempotency-Key"))
                    .as(name)
                    .isEqualTo(name.startsWith("POST ") || name.startsWith("PATCH "));
            assertThat(operation.getJsonObject("responses").containsKey("412"))
                    .as(name)
                    .isEqualTo(write && inSession);
        });
    }

    @Test
    void what_is_made_has_an_address_and_what_is_said_no_version() {
        operations().forEach((name, operation) -> {
            JsonObject responses = operation.getJsonObject("responses");
            String status = responses.keySet().stream()
                    .filter(each -> each.startsWith("2"))
                    .findFirst()
                    .orElseThrow();
            JsonObject headers = responses.getJsonObject(status).containsKey("headers")
                    ? responses.getJsonObject(status).getJsonObject("headers")
                    : JsonValue.EMPTY_JSON_OBJECT;
            assertThat(headers.containsKey("Location"))
                    .as(name)
                    .isEqualTo(Set.of(
                                    "POST /api/sessions",
                                    "POST /api/admin/api-keys",
                                    "POST /api/admin/accounts",
                                    "POST /api/orders",
                                    "POST /api/sessions/{id}/exports",
                                    "POST /api/sessions/{id}/conversations",
                                    "POST /api/sessions/{id}/orders")
                            .contains(name));
            if (name.contains("conversations") || name.endsWith("/messages")) {
                assertThat(headers).as(name).doesNotContainKey("ETag");
            }
        });
        JsonObject opened =
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject("OpenConversation");
        assertThat(opened.getJsonObject("properties").getJsonObject("name").getInt("maxLength"))
                .isEqualTo(200);
    }

    @Test
    void an_adoption_needs_two_credentials_and_nothing_else_does() {
        operations().forEach((name, operation) -> {
            if (name.equals("POST /api/sessions/{id}/adopt")) {
                assertThat(operation.getJsonArray("security").getValuesAs(JsonObject.class))
                        .extracting(JsonObject::keySet)
                        .containsExactly(Set.of("token", "secret"), Set.of("key", "secret"));
            } else {
                assertThat(operation).as(name).doesNotContainKey("security");
            }
        });
        assertThat(document.getJsonArray("security").getValuesAs(JsonObject.class))
                .extracting(JsonObject::keySet)
                .containsExactlyInAnyOrder(Set.of("token"), Set.of("key"), Set.of("secret"));
    }

    @Test
    void the_limits_of_pages_are_told() {
        assertThat(parameter("GET /api/sessions", "take"))
                .isEqualTo(Answer.json("{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":200}"));
        assertThat(parameter("GET /api/sessions", "skip").getInt("maximum")).isEqualTo(10_000);
        assertThat(parameter("GET /api/sessions/{id}/messages", "before").getInt("minimum"))
                .isEqualTo(1);
    }

    @Test
    void every_schema_has_an_example() {
        document.getJsonObject("components")
                .getJsonObject("schemas")
                .forEach((name, schema) ->
                        assertThat(schema.asJsonObject()).as(name).containsKey("example"));
    }

    @Test
    void orders_say_which_version_is_meant_and_what_they_can_be_answered() {
        Map<String, JsonObject> operations = operations();
        for (String name : List.of(
                "PUT /api/orders/{id}",
                "PATCH /api/orders/{id}",
                "DELETE /api/orders/{id}",
                "POST /api/orders/{id}/items")) {
            JsonObject operation = present(operations.get(name));
            assertThat(operation.getJsonArray("parameters").toString()).as(name).contains("the ETag of the order");
            assertThat(operation.getJsonObject("responses").keySet())
                    .as(name)
                    .contains("400", "404", "409", "410", "412");
        }
        for (String name : List.of(
                "GET /api/orders/{id}",
                "PUT /api/orders/{id}",
                "POST /api/orders/{id}/items",
                "POST /api/sessions/{id}/orders")) {
            assertThat(present(operations.get(name)).getJsonObject("responses").toString())
                    .as(name)
                    .contains("The order's version");
        }
        JsonObject made = present(operations.get("POST /api/sessions/{id}/orders"));
        assertThat(made.getJsonArray("parameters").toString()).contains("the ETag of the session");
        assertThat(made.getJsonObject("responses").getJsonObject("201").toString())
                .contains("Location");
    }

    @Test
    void the_examples_of_answers_have_the_fields_of_their_schemas() {
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        for (String name : List.of(
                "Session",
                "SessionMessages",
                "SessionPage",
                "Conversation",
                "ConversationMessages",
                "ConversationPage",
                "Message",
                "Problem",
                "User",
                "Order",
                "OrderPage",
                "Item",
                "Customer")) {
            JsonObject schema = schemas.getJsonObject(name);
            // The server leaves out what is null in an example.
            Set<String> fields =
                    new TreeSet<>(schema.getJsonObject("properties").keySet());
            fields.removeIf(field -> !schema.getJsonObject("example").containsKey(field)
                    && schema.getJsonObject("properties").getJsonObject(field).getBoolean("nullable", false));
            assertThat(schema.getJsonObject("example").keySet()).as(name).isEqualTo(fields);
        }
    }

    private JsonObject parameter(String operation, String name) {
        return present(operations().get(operation)).getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getJsonObject("schema");
    }

    private static List<String> headers(JsonObject operation) {
        return operation.containsKey("parameters")
                ? operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                        .filter(parameter -> parameter.getString("in").equals("header"))
                        .map(parameter -> parameter.getString("name"))
                        .toList()
                : List.of();
    }

    /** The operations by method and address: {@code GET /api/sessions}. */
    private Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject());
                    }
                }));
        return operations;
    }

    private static JsonObject present(@Nullable JsonObject object) {
        if (object == null) {
            throw new AssertionError("The document has no such operation");
        }
        return object;
    }
}
