package sojourn.order;

import org.jspecify.annotations.Nullable;

/**
 * Who buys, as an order names them. With the e-mail they become their owner's customer when the order is submitted, and
 * are found again by it.
 *
 * @param email null where the client does not know it; then there is at least a name
 */
public record Customer(
        @Nullable EmailAddress email, @Nullable String name) {

    public Customer {
        if (email == null && name == null) {
            throw new IllegalArgumentException("A customer has an e-mail or a name");
        }
    }
}
