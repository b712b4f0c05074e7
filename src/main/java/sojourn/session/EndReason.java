package sojourn.session;

/** Why a session was closed. */
public enum EndReason {
    /** Its owner ended it. */
    CLIENT("client", SessionStatus.ENDED),
    /** Its owner asked for its expiry. */
    EXPIRED_BY_CLIENT("expired-by-client", SessionStatus.EXPIRED),
    /** Nobody used it for its duration. */
    TIMEOUT("timeout", SessionStatus.EXPIRED),
    /** It had lived for as long as any session may. */
    MAX_LIFETIME("max-lifetime", SessionStatus.EXPIRED),
    /** Its owner opened more than one may have. */
    LIMIT("limit", SessionStatus.EXPIRED),
    /** An administrator ended it, or let it expire, which its status tells. */
    ADMIN("admin", SessionStatus.ENDED),
    /** It was live when its owner deleted it. */
    DELETED("deleted", SessionStatus.ENDED),
    /** A request made it for itself, and nobody works in it any more. */
    TRANSIENT("transient", SessionStatus.ENDED);

    private final String label;
    private final SessionStatus status;

    EndReason(String label, SessionStatus status) {
        this.label = label;
        this.status = status;
    }

    /** The reason's name in the API and in the database. */
    public String label() {
        return label;
    }

    /** The status that goes with it, unless its end was wished otherwise. */
    SessionStatus status() {
        return status;
    }

    static EndReason of(String label) {
        for (EndReason reason : values()) {
            if (reason.label.equals(label)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No end reason is called " + label);
    }
}
