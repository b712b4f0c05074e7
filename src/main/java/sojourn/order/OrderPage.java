package sojourn.order;

import java.util.List;

/**
 * Some orders of a listing, newest first: fewer than asked for where they are large, so that a page has a bound in bytes
 * as well.
 *
 * @param more whether there are older ones behind these
 */
public record OrderPage(List<OrderSnapshot> orders, boolean more) {}
