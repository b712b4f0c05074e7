package sojourn.session;

/** Where a session stands in its life: {@code ACTIVE} ⇄ {@code INACTIVE} → {@code ENDED} or {@code EXPIRED}. */
public enum SessionStatus {
    /** In use: it can be read, written and bound. */
    ACTIVE,
    /** Paused: it still expires; it can be read, resumed, ended and deleted, and nothing else. */
    INACTIVE,
    /** Closed because somebody asked for it. Final. */
    ENDED,
    /** Closed by a timeout, a limit, or the request to expire it. Final. */
    EXPIRED;

    /** Whether a session in this status can still change. */
    public boolean isLive() {
        return this == ACTIVE || this == INACTIVE;
    }
}
