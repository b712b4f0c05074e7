package sojourn.export;

/** A call on an export that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class ExportException extends RuntimeException
        permits ExportNotFound, ExportRunning, ExportFailed {

    private static final long serialVersionUID = 1L;

    private final String code;

    ExportException(String code, String message) {
        // Expected by the callers: the stack trace would cost more than the call.
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The sentence for the caller. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
