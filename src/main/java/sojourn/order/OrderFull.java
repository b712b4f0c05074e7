package sojourn.order;

import sojourn.limit.FixedLimits;

/** An append to an order that has no room for it. */
public final class OrderFull extends OrderException {

    private static final long serialVersionUID = 1L;

    OrderFull(OrderId id) {
        super("order-full", "The order " + id + " would have more than " + FixedLimits.ITEMS + " items.");
    }
}
