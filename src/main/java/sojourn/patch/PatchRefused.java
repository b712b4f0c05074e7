package sojourn.patch;

/** A patch that is none, whatever document it is meant for. */
public final class PatchRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** A refusal of one place in the patch, with a clause that says what is wrong: "must be a JSON array". */
    PatchRefused(String field, String complaint) {
        super(complaint, null, false, false);
        this.field = field;
    }

    /** The place in the patch, such as {@code [2].path}, or the empty string for the patch as a whole. */
    public String field() {
        return field;
    }

    public String complaint() {
        return String.valueOf(getMessage());
    }
}
