package sojourn.session;

import org.jspecify.annotations.Nullable;

/** A call on a session that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class SessionException extends RuntimeException
        permits SessionNotFound,
                SessionEnded,
                SessionPaused,
                SessionRefused,
                SessionNotAdoptable,
                VersionMismatch,
                TooManySessions,
                TooManyAnonymousSessions,
                EndFailed {

    private static final long serialVersionUID = 1L;

    private final String code;

    SessionException(String code, String message) {
        this(code, message, null);
    }

    SessionException(String code, String message, @Nullable Throwable cause) {
        // Expected by the callers and frequent: the stack trace would cost more than the call.
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
