package sojourn.json;

/**
 * A JSON text that was refused while it was read.
 *
 * <p>{@link #field()} is the path of the value at fault, such as {@code context.items[2].name}, or the empty string for
 * the text as a whole.
 */
public final class JsonRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    JsonRefused(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** What is wrong, as a clause that follows the field's name: "must not contain the character U+0000". */
    public String complaint() {
        return String.valueOf(getMessage());
    }
}
