package sojourn.idempotency;

/** A key that the caller has used for another request. */
public final class KeyReused extends IdempotencyException {

    private static final long serialVersionUID = 1L;

    KeyReused() {
        super(
                "idempotency-key-reused",
                "This key was used for another request: one with another method, address, If-Match or body.");
    }
}
