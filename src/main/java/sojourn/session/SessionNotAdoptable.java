package sojourn.session;

/** An adoption of a transient session: it belongs to the request that made it, and to that request's tasks. */
public final class SessionNotAdoptable extends SessionException {

    private static final long serialVersionUID = 1L;

    SessionNotAdoptable(SessionId id) {
        super(
                "session-not-adoptable",
                "The session " + id + " was made for one request, and ends with it; it cannot be adopted.");
    }
}
