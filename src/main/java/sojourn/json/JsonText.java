package sojourn.json;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * A JSON value in its text form, known to be well-formed.
 *
 * <p>This is the form in which a context or metadata is kept and sent: it costs no more memory than its characters and
 * needs no parsing on its way to a client. Two texts of equal values need not be equal texts.
 */
public record JsonText(String text) {

    public static final JsonText EMPTY_OBJECT = new JsonText("{}");

    /** A backslash, a u and four digits. */
    private static final int ESCAPED_BYTES = 6;

    /** The text of a value, its numbers written out. */
    public static JsonText of(JsonValue value) {
        return new JsonText(StrictJson.write(value));
    }

    /** This text as a value, for work on its parts. */
    public JsonValue value() {
        return StrictJson.reread(this);
    }

    /** Whether both texts are of equal values. */
    public boolean isSameAs(JsonText other) {
        return text.equals(other.text) || JsonEquality.equal(value(), other.value());
    }

    /** The size of the text in bytes of UTF-8. */
    public int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** How many bytes of UTF-8 a string has at most when it is written as JSON, with its quotes. */
    public static long bytesAsJson(String string) {
        long bytes = 2;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ') {
                bytes += ESCAPED_BYTES;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                // Two halves of a pair make four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
