package sojourn.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The equality of JSON values as a patch's test means it: numbers by their value, so that 1 equals 1.0, where Jakarta's
 * own equality compares how they are written.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902#section-4.6">RFC 6902, section 4.6</a>
 */
public final class JsonEquality {

    private JsonEquality() {}

    public static boolean equal(JsonValue one, JsonValue other) {
        if (one instanceof JsonNumber number) {
            return other instanceof JsonNumber same && number.bigDecimalValue().compareTo(same.bigDecimalValue()) == 0;
        }
        if (one instanceof JsonObject object) {
            return other instanceof JsonObject same && equalMembers(object, same);
        }
        if (one instanceof JsonArray array) {
            return other instanceof JsonArray same && equalItems(array, same);
        }
        return one.equals(other);
    }

    private static boolean equalMembers(JsonObject one, JsonObject other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<String, JsonValue> each : one.entrySet()) {
            @Nullable JsonValue same = other.get(each.getKey());
            if (same == null || !equal(each.getValue(), same)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalItems(JsonArray one, JsonArray other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (!equal(one.get(index), other.get(index))) {
                return false;
            }
        }
        return true;
    }
}
