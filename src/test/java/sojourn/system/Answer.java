package sojourn.system;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server answered. */
record Answer(int status, HttpResponse<String> response) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response);
    }

    JsonObject json() {
        return json(response.body());
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Where a link of a relation leads to, without what stands ahead of the API's own addresses; empty without one. */
    Optional<String> link(String relation) {
        Matcher link =
                Pattern.compile("</api([^>]*)>; rel=\"" + relation + "\"").matcher(header("Link"));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    String text(String field) {
        return json().getString(field);
    }

    Instant instant(String field) {
        return Instant.parse(text(field));
    }

    List<JsonObject> list(String field) {
        JsonArray array = json().getJsonArray(field);
        return array.getValuesAs(JsonObject.class);
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The fields that a problem blames. */
    List<String> blamed() {
        return list("errors").stream().map(error -> error.getString("field")).toList();
    }

    @Override
    public String toString() {
        return status + " " + response.body();
    }
}
