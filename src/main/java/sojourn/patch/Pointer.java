package sojourn.patch;

import jakarta.json.JsonPointer;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * A place in a JSON document; the empty text is the document as a whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record Pointer(String text) {

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
        return text.isEmpty() || text.startsWith("/");
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
