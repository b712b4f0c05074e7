package sojourn.patch;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;

/**
 * A place in a JSON document; the empty text is the document as a whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record Pointer(String text) {

    private static final Pattern INDEX = Pattern.compile("-|0|[1-9][0-9]{0,8}");

    private static final JsonProvider JSON = JsonProvider.provider();

    static Optional<Pointer> parse(String text) {
        return isPointer(text) ? Optional.of(new Pointer(text)) : Optional.empty();
    }

    /** By hand, not by a regular expression: one of these needs a stack as deep as the text is long. */
    private static boolean isPointer(String text) {
        for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
            if (i + 1 == text.length() || (text.charAt(i + 1) != '0' && text.charAt(i + 1) != '1')) {
                return false;
            }
        }
        return text.isEmpty()
                || (text.startsWith("/") && text.chars().filter(c -> c == '/').count() <= FixedLimits.JSON_DEPTH);
    }

    /**
     * Goes the way to this place, up to what holds it.
     *
     * @return how many entries the objects and arrays on the way have together; empty if there is no such way
     */
    OptionalLong entriesOnTheWay(JsonObject document) {
        long entries = 0;
        @Nullable JsonValue holder = document;
        String[] steps = text.substring(1).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            boolean last = i == steps.length - 1;
            if (holder instanceof JsonObject object) {
                entries += object.size();
                holder = last ? null : object.get(step);
            } else if (holder instanceof JsonArray array && INDEX.matcher(step).matches()) {
                entries += array.size();
                holder = last || step.equals("-") || Integer.parseInt(step) >= array.size()
                        ? null
                        : array.get(Integer.parseInt(step));
            } else {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(entries);
    }

    boolean isWhole() {
        return text.isEmpty();
    }

    /** Whether the place is the document's member of this name, is within it, or has it within. */
    boolean touches(String member) {
        if (isWhole()) {
            return true;
        }
        int end = text.indexOf('/', 1);
        String first = text.substring(1, end < 0 ? text.length() : end);
        return first.replace("~1", "/").replace("~0", "~").equals(member);
    }

    /** Whether a place lies within this one. */
    boolean contains(Pointer other) {
        return other.text.startsWith(text + "/");
    }

    JsonPointer pointer() {
        return JSON.createPointer(text);
    }
}
