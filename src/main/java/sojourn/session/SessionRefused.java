package sojourn.session;

/** A well-formed value that this session cannot take: an expiry in the past, a second way to say when it ends. */
public final class SessionRefused extends SessionException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** A refusal of one field, with a clause that says what is wrong: "must be in the future". */
    public SessionRefused(String field, String complaint) {
        super("not-acceptable-value", complaint);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
