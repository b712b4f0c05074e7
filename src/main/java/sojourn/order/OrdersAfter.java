package sojourn.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a page of a listing begins: behind the last order of the page before, or so many orders from the top.
 *
 * @param key the last order seen; a listing that is continued by it is stable while orders are added
 */
public record OrdersAfter(Optional<Key> key, int skip) {

    /** The place of an order in listings: newest first, the id deciding between equal instants. */
    public record Key(Instant createdAt, OrderId id) {}

    public static OrdersAfter skipping(int skip) {
        return new OrdersAfter(Optional.empty(), skip);
    }

    public static OrdersAfter order(Key key) {
        return new OrdersAfter(Optional.of(key), 0);
    }
}
