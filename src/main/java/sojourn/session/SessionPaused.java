package sojourn.session;

/** A write that met a paused session of the caller's. */
public final class SessionPaused extends SessionException {

    private static final long serialVersionUID = 1L;

    public SessionPaused(SessionId id) {
        super("session-paused", "The session " + id + " is paused; set its status to ACTIVE to go on with it.");
    }
}
