package sojourn.session;

/** A write that was meant for another version of the session than it has. */
public final class VersionMismatch extends SessionException {

    private static final long serialVersionUID = 1L;

    private final long current;

    VersionMismatch(SessionId id, long current) {
        super(
                "version-mismatch",
                "The session " + id + " is at version " + current
                        + ", which If-Match does not name; read it again, and repeat the change on what it is now.");
        this.current = current;
    }

    /** The version that the session has. */
    public long current() {
        return current;
    }
}
