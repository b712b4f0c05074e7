package sojourn.session;

/** A new session of an owner who has as many as allowed. */
public final class TooManySessions extends SessionException {

    private static final long serialVersionUID = 1L;

    TooManySessions(int most) {
        super(
                "too-many-sessions",
                "You have " + most + " sessions, which is as many as allowed; end one of them first.");
    }
}
