package sojourn.cluster;

import org.jspecify.annotations.Nullable;

/** A trouble between the nodes. The code is stable; the message is a sentence. */
public abstract sealed class ClusterException extends RuntimeException permits NodeAway, NetworkFailed, Unconfirmed {

    private static final long serialVersionUID = 1L;

    private final String code;

    ClusterException(String code, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The sentence for the caller. */
    public String sentence() {
        @Nullable String message = getMessage();
        return message == null ? code : message;
    }
}
