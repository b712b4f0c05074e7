package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document of the API says what the API does. */
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {

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
                        "/api/sessions",
                        "/api/sessions/active",
                        "/api/sessions/{id}",
                        "/api/sessions/{id}/activity",
                        "/api/sessions/{id}/context",
                        "/api/sessions/{id}/end",
                        "/api/sessions/{id}/expire",
                        "/api/sessions/{id}/messages",
                        "/api/admin/sessions",
                        "/api/admin/sessions/{id}",
                        "/api/admin/sessions/{id}/end");
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

        Map.of(
                        "Session", session,
                        "Message", message,
                        "SessionMessages", api.get("/sessions/" + id + "/messages"),
                        "SessionPage", api.get("/sessions"),
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
}
