package sojourn.fuzz;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the API's document offers: a method at an address, with the examples of what may be sent.
 *
 * @param path from the server's root on, with its parameters in braces
 * @param query the names of the parameters in the query
 * @param bodies by media type; empty where none is taken
 */
public record Operation(String method, String path, List<String> query, Map<String, JsonValue> bodies) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** All operations of a document, which is OpenAPI as JSON, in the document's order. */
    public static List<Operation> of(JsonObject document) {
        List<Operation> operations = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, said) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                query(said.asJsonObject()),
                                bodies(document, said.asJsonObject())));
                    }
                }));
        return operations;
    }

    private static List<String> query(JsonObject said) {
        JsonArray parameters =
                said.containsKey("parameters") ? said.getJsonArray("parameters") : JsonValue.EMPTY_JSON_ARRAY;
        return parameters.getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("in", "").equals("query"))
                .map(parameter -> parameter.getString("name"))
                .toList();
    }

    private static Map<String, JsonValue> bodies(JsonObject document, JsonObject said) {
        Map<String, JsonValue> bodies = new LinkedHashMap<>();
        if (said.containsKey("requestBody")) {
            said.getJsonObject("requestBody")
                    .getJsonObject("content")
                    .forEach((mediaType, body) -> bodies.put(mediaType, example(document, body.asJsonObject())));
        }
        return bodies;
    }

    /** The example of a body itself, or else of the schema that it refers to. */
    private static JsonValue example(JsonObject document, JsonObject body) {
        return body.containsKey("example")
                ? body.get("example")
                : document.getValue(
                        body.getJsonObject("schema").getString("$ref").substring(1) + "/example");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
