package sojourn.order;

/** A write that was meant for another version of the order than it has. */
public final class OrderVersionMismatch extends OrderException {

    private static final long serialVersionUID = 1L;

    private final long current;

    OrderVersionMismatch(OrderId id, long current) {
        super(
                "version-mismatch",
                "The order " + id + " is at version " + current
                        + ", which If-Match does not name; read it again, and repeat the change on what it is now.");
        this.current = current;
    }

    /** The version that the order has. */
    public long current() {
        return current;
    }
}
