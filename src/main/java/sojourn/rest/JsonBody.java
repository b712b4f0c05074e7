package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import sojourn.patch.DocumentPatch;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;
import sojourn.patch.PatchRefused;

/** The body of a request, read and checked as JSON but not yet as anything in particular. */
final class JsonBody {

    private final byte[] bytes;
    private final JsonValue value;
    private final String mediaType;

    JsonBody(byte[] bytes, JsonValue value, MediaType type) {
        this.bytes = bytes;
        this.value = value;
        this.mediaType = type.getType() + "/" + type.getSubtype();
    }

    /** The body as it was sent. Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

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
        return required(body).fields();
    }

    /** The patch that a body must be, in the form that its media type says. */
    static DocumentPatch patchOf(@Nullable JsonBody body) {
        JsonBody patch = required(body);
        try {
            return patch.mediaType.equalsIgnoreCase(OperationsPatch.MEDIA_TYPE)
                    ? OperationsPatch.read(patch.value)
                    : MergePatch.read(patch.value);
        } catch (PatchRefused e) {
            throw InvalidRequest.malformed(e.field(), e.complaint());
        }
    }

    private static JsonBody required(@Nullable JsonBody body) {
        if (body == null) {
            throw InvalidRequest.malformed("", "must not be empty");
        }
        return body;
    }
}
