package sojourn.session;

/** No session with this id is the caller's. It does not say whether there is one that is somebody else's. */
public final class SessionNotFound extends SessionException {

    private static final long serialVersionUID = 1L;

    public SessionNotFound(SessionId id) {
        super("session-not-found", "You have no session " + id + ".");
    }
}
