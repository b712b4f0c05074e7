package sojourn.binding;

/** A question for the current session where none is bound, and nothing has been stored. The message is a sentence for the caller. */
public final class NoSession extends RuntimeException {

    public static final String CODE = "no-session";

    private static final long serialVersionUID = 1L;

    NoSession() {
        // Expected and frequent: the stack trace would cost more than the call.
        super(
                "No session is bound to this request: you have none in use; open one, or name one in X-Session-Id.",
                null,
                false,
                false);
    }
}
