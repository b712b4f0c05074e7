package sojourn.session;

/**
 * How a change follows from the session that it meets: a replacement does not look at it, a patch is applied to it.
 *
 * <p>It is called behind the session's lock, so that no other change comes between; what it throws changes nothing.
 */
public interface SessionEdit {

    SessionChange of(SessionSnapshot current);

    /** Whether the change may be one that closes the session; if not, a closed session need not be looked at. */
    boolean mayClose();
}
