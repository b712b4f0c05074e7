package sojourn.idempotency;

/** A request with the same key that is still being answered. */
public final class KeyInFlight extends IdempotencyException {

    private static final long serialVersionUID = 1L;

    KeyInFlight() {
        super("idempotency-key-in-flight", "A request with this key is still being answered; try again in a second.");
    }
}
