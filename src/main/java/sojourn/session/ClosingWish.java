package sojourn.session;

/** How an administrator wants a session closed. */
public enum ClosingWish {
    END(SessionStatus.ENDED),
    EXPIRE(SessionStatus.EXPIRED);

    private final SessionStatus status;

    ClosingWish(SessionStatus status) {
        this.status = status;
    }

    SessionStatus status() {
        return status;
    }
}
