package sojourn.order;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sojourn.json.JsonText;

/**
 * What an owner wants changed in an order; what is empty is left alone. Where a part may be taken away, the outer Optional
 * is empty where it is left alone, the inner one where it is taken away.
 *
 * @param status {@code CANCELLED} cancels the order after the other changes were made
 * @param session not to be changed: what the client believes it to be; refused if it is something else
 * @param createdAt likewise
 * @param saysItIsSubmitted whether the client sends back that the order has been submitted; refused, because what is submitted cannot be changed
 */
public record OrderChange(
        Optional<Optional<Customer>> customer,
        Optional<List<OrderItem>> items,
        Optional<Optional<Currency>> currency,
        Optional<JsonText> attributes,
        Optional<Optional<UUID>> conversation,
        Optional<OrderStatus> status,
        Optional<UUID> session,
        Optional<Instant> createdAt,
        boolean saysItIsSubmitted) {

    /** What the order says after this change. */
    OrderContent applyTo(OrderContent content) {
        return new OrderContent(
                customer.isPresent() ? customer.get().orElse(null) : content.customer(),
                items.orElse(content.items()),
                currency.isPresent() ? currency.get().orElse(null) : content.currency(),
                attributes.orElse(content.attributes()),
                conversation.isPresent() ? conversation.get().orElse(null) : content.conversation());
    }

    boolean cancels() {
        return status.filter(OrderStatus.CANCELLED::equals).isPresent();
    }

    /**
     * Checks what cannot be changed.
     *
     * @throws OrderRefused if the client would have it otherwise
     */
    void checkAgainst(OrderSnapshot current) {
        if (status.filter(OrderStatus.SUBMITTED::equals).isPresent()) {
            throw new OrderRefused("status", "becomes SUBMITTED by the session's end only");
        }
        if (session.filter(id -> !id.equals(current.session().value())).isPresent()) {
            throw new OrderRefused("sessionId", "cannot be changed; it is " + current.session());
        }
        if (createdAt.filter(instant -> !instant.equals(current.createdAt())).isPresent()) {
            throw new OrderRefused("createdAt", "cannot be changed; it is " + current.createdAt());
        }
        if (saysItIsSubmitted) {
            throw new OrderRefused("submittedAt", "cannot be changed; the order is not submitted");
        }
    }
}
