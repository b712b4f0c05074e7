package sojourn.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The bounds of a JSON value in memory, checked before it becomes text.
 *
 * <p>A patch can copy a value into itself again and again: what shares its parts in memory would be endless as text. So
 * the value is walked as its text would be, and no further than its bounds. For one thread.
 */
public final class JsonBounds {

    private final String field;
    private final int deepest;
    private long left;

    private JsonBounds(String field, int deepest, long most) {
        this.field = field;
        this.deepest = deepest;
        this.left = most;
    }

    /**
     * Whether a value's text can have at most so many bytes; the text itself may still turn out to have a few times more,
     * because escapes and what stands between values are not counted.
     *
     * @param field the value's name, for a refusal
     * @param deepest how deep its objects and arrays may be nested, the outermost one counting as 1
     * @throws JsonRefused if they are nested deeper
     */
    public static boolean fits(JsonValue value, String field, int deepest, int mostBytes) {
        return new JsonBounds(field, deepest, mostBytes).walk(value, 1);
    }

    private boolean walk(JsonValue value, int depth) {
        left--;
        if (value instanceof JsonNumber number) {
            BigDecimal digits = number.bigDecimalValue();
            left -= Math.max(digits.precision(), digits.scale());
        } else if (value instanceof JsonString string) {
            left -= string.getChars().length();
        } else if (value instanceof JsonObject object) {
            checkDepth(depth);
            for (Map.Entry<String, JsonValue> each : object.entrySet()) {
                left -= each.getKey().length();
                if (!walk(each.getValue(), depth + 1)) {
                    return false;
                }
            }
        } else if (value instanceof JsonArray array) {
            checkDepth(depth);
            for (JsonValue each : array) {
                if (!walk(each, depth + 1)) {
                    return false;
                }
            }
        }
        return left >= 0;
    }

    private void checkDepth(int depth) {
        if (depth > deepest) {
            throw new JsonRefused(field, "must not be nested deeper than " + deepest + " levels");
        }
    }
}
