package sojourn.order;

/**
 * How a change follows from the order that it meets: a replacement does not look at it, a patch is applied to it.
 *
 * <p>It is called behind the order's lock, so that no other change comes between; what it throws changes nothing.
 */
@FunctionalInterface
public interface OrderEdit {

    OrderChange of(OrderSnapshot current);
}
