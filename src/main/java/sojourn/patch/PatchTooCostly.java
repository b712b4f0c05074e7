package sojourn.patch;

/** A patch whose operations copy more than one request may: many of them, on a large document. */
public final class PatchTooCostly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PatchTooCostly() {
        super("copies too much of a large document; send fewer operations, or a merge patch", null, false, false);
    }

    public String complaint() {
        return String.valueOf(getMessage());
    }
}
