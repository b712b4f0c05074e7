package sojourn.session;

/** A write that met a closed or expired session of the caller's. */
public final class SessionEnded extends SessionException {

    private static final long serialVersionUID = 1L;

    public SessionEnded(SessionId id) {
        super("session-ended", "The session " + id + " has ended; it can be read, but not changed.");
    }
}
