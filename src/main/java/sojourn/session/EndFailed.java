package sojourn.session;

/** An end of which a part failed, which is the cause: when the transaction is rolled back, everything is as it was. */
public final class EndFailed extends SessionException {

    private static final long serialVersionUID = 1L;

    EndFailed(SessionId id, Throwable cause) {
        super(
                "end-failed",
                "The session " + id + " could not be ended, and lives on; try again in a few seconds.",
                cause);
    }
}
