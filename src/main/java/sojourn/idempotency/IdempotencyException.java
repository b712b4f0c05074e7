package sojourn.idempotency;

/** A request whose key forbids it now. The code is stable; the message is a sentence for the caller. */
public abstract sealed class IdempotencyException extends RuntimeException permits KeyReused, KeyInFlight {

    private static final long serialVersionUID = 1L;

    private final String code;

    IdempotencyException(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
