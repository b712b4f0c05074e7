package sojourn.system;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/** What the server answered. */
record Answer(int status, HttpResponse<String> response) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response);
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
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
