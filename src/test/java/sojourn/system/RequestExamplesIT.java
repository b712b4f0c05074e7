package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the document of the API offers to send, the API takes: pages and clients send it as it stands. */
@ExtendWith(ArquillianExtension.class)
class RequestExamplesIT {

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private JsonObject document;

    @BeforeEach
    void read() {
        api = SessionsApi.of(base, "examples", "admin");
        document = api.at(base.resolve("/openapi?format=JSON")).json();
    }

    @Test
    void every_body_has_an_example_which_is_taken() {
        assertThat(operations())
                .isNotEmpty()
                .allSatisfy(operation -> operation.bodies().forEach((mediaType, body) -> {
                    Answer answer = api.send(
                            operation.method(),
                            address(operation),
                            BodyPublishers.ofString(forOnce(example(body.asJsonObject()))),
                            request -> request.header("Content-Type", mediaType));
                    assertThat(answer.status()).as(mediaType + " " + answer).isBetween(200, 299);
                }));
    }

    @Test
    void the_defaults_of_parameters_may_be_sent_together() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            if (operation.method().equals("GET")) {
                Answer answer = api.get(address(operation) + "?" + operation.defaults());
                assertThat(answer.status())
                        .as(answer.toString())
                        .isEqualTo(operation.path().endsWith("{exportId}") ? 303 : 200);
            }
        });
    }

    /** The address of an operation on what was made by the examples of the document. */
    private String address(Operation operation) {
        String session = api.open(example("OpenSession"));
        String below = "/sessions/" + session;
        String path = operation.path().substring("/api".length());
        if (path.startsWith("/orders/")) {
            return path.replace(
                    "{id}", api.post(below + "/orders", example("DraftOrder")).text("id"));
        }
        if (path.startsWith("/admin/accounts/")) {
            return path.replace(
                    "{id}",
                    api.post("/admin/accounts", forOnce(example("MakeAccount"))).text("id"));
        }
        String conversation = path.contains("{conversationId}")
                ? api.post(below + "/conversations", example("OpenConversation"))
                        .text("id")
                : "none";
        return path.replace("{id}", session)
                .replace("{userId}", "nobody")
                .replace("{conversationId}", conversation)
                .replace("{exportId}", path.contains("{exportId}") ? exported(below) : "none");
    }

    /** A body whose account has a name that nobody has: each name is taken once. */
    private static String forOnce(String body) {
        return body.replace("\"dora\"", "\"dora-" + UUID.randomUUID() + "\"");
    }

    /** The id of an export of a session that is done. */
    private String exported(String session) {
        String id = api.post(session + "/exports", null).text("id");
        Eventually.get(() -> api.get(session + "/exports/" + id), answer -> answer.status() == 303);
        return id;
    }

    private String example(String schema) {
        return document.getValue("/components/schemas/" + schema + "/example").toString();
    }

    /** The example of a body itself, or else of the schema that it refers to. */
    private String example(JsonObject body) {
        return body.containsKey("example")
                ? body.get("example").toString()
                : document.getValue(
                                body.getJsonObject("schema").getString("$ref").substring(1) + "/example")
                        .toString();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject()
                        .forEach((method, operation) -> operations.add(
                                new Operation(method.toUpperCase(Locale.ROOT), path, operation.asJsonObject()))));
        return operations;
    }

    /** An operation of the document. */
    private record Operation(String method, String path, JsonObject said) {

        JsonObject bodies() {
            return said.containsKey("requestBody")
                    ? said.getJsonObject("requestBody").getJsonObject("content")
                    : JsonValue.EMPTY_JSON_OBJECT;
        }

        String defaults() {
            JsonArray parameters =
                    said.containsKey("parameters") ? said.getJsonArray("parameters") : JsonValue.EMPTY_JSON_ARRAY;
            return parameters.getValuesAs(JsonObject.class).stream()
                    .filter(parameter -> parameter.getJsonObject("schema").containsKey("default"))
                    .map(parameter -> parameter.getString("name") + "="
                            + parameter.getJsonObject("schema").get("default"))
                    .collect(Collectors.joining("&"));
        }
    }
}
