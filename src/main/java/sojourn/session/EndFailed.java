package sojourn.session;

/** A requested end that could not be done: everything is as it was, and the session lives. */
public final class EndFailed extends SessionException {

    private static final long serialVersionUID = 1L;

    public EndFailed(SessionId id) {
        super("end-failed", "The session " + id + " could not be ended, and lives on; try again in a few seconds.");
    }
}
