package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The body of a request, read and checked as JSON but not yet as anything in particular. */
record JsonBody(JsonValue value) {

    /** The fields of a body that must be a JSON object. */
    JsonFields fields() {
        if (value instanceof JsonObject object) {
            return JsonFields.of(object);
        }
        throw InvalidRequest.malformed("", "must be a JSON object");
    }

    /** The fields of a body that may be left out. */
    static JsonFields fieldsOf(@Nullable JsonBody body) {
        return body == null ? JsonFields.of(JsonValue.EMPTY_JSON_OBJECT) : body.fields();
    }

    /** The fields of a body that must be there. */
    static JsonFields requiredFieldsOf(@Nullable JsonBody body) {
        if (body == null) {
            throw InvalidRequest.malformed("", "must not be empty");
        }
        return body.fields();
    }
}
