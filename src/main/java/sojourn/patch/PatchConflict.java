package sojourn.patch;

/** A patch that cannot be applied to the document as it is: a test failed, or a place is not there. */
public final class PatchConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    PatchConflict(int operation, String complaint) {
        super(complaint, null, false, false);
        this.field = "[" + operation + "]";
    }

    /** The operation that could not be applied, such as {@code [2]}. */
    public String field() {
        return field;
    }

    public String complaint() {
        return String.valueOf(getMessage());
    }
}
