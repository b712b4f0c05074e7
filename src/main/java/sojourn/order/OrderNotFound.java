package sojourn.order;

/** No order with this id is the caller's. It does not say whether there is one that is somebody else's. */
public final class OrderNotFound extends OrderException {

    private static final long serialVersionUID = 1L;

    OrderNotFound(OrderId id) {
        super("order-not-found", "You have no order " + id + ".");
    }
}
