package sojourn.order;

import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** An order that would be made in a session that has as many as it may, cancelled ones included. */
public final class TooManyOrders extends OrderException {

    private static final long serialVersionUID = 1L;

    TooManyOrders(SessionId session) {
        super(
                "too-many-orders",
                "The session " + session + " has " + FixedLimits.ORDERS
                        + " orders, cancelled ones included, and cannot have more.");
    }
}
