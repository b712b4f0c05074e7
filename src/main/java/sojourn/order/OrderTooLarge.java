package sojourn.order;

/** An order whose attributes, its items' included, would be larger than a context may be. */
public final class OrderTooLarge extends OrderException {

    private static final long serialVersionUID = 1L;

    /** A refusal whose message is a clause: "must have at most 10 bytes". */
    OrderTooLarge(int mostBytes) {
        super("too-large", "must have, together with those of all items, at most " + mostBytes + " bytes");
    }
}
