package sojourn.order;

import java.util.Locale;

/** A change of an order that is no draft any more. */
public final class OrderClosed extends OrderException {

    private static final long serialVersionUID = 1L;

    OrderClosed(OrderId id, OrderStatus status) {
        super(
                "order-closed",
                "The order " + id + " is " + status.name().toLowerCase(Locale.ROOT)
                        + "; it can be read, but not changed.");
    }
}
