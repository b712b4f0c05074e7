package sojourn.apikey;

import org.jspecify.annotations.Nullable;

/** A call on keys that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class ApiKeyException extends RuntimeException permits ApiKeyNotFound, ApiKeyRefused {

    private static final long serialVersionUID = 1L;

    private final String code;

    ApiKeyException(String code, String message) {
        super(message, null, false, false);
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
