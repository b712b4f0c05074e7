package sojourn.order;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * One thing that is bought.
 *
 * @param quantity how much of it, more than 0; not always a whole number
 * @param unitPrice what one costs in the order's currency, not negative; null where it costs no money, or the price is not
 *     known
 */
public record OrderItem(
        String name, BigDecimal quantity, @Nullable BigDecimal unitPrice, JsonText attributes) {

    public OrderItem {
        if (name.isBlank() || quantity.signum() <= 0 || (unitPrice != null && unitPrice.signum() < 0)) {
            throw new IllegalArgumentException("No item has no name, no quantity, or a negative price");
        }
    }

    /** Whether both are the same, attributes compared as values. */
    boolean isSameAs(OrderItem other) {
        return name.equals(other.name)
                && quantity.equals(other.quantity)
                && Objects.equals(unitPrice, other.unitPrice)
                && attributes.isSameAs(other.attributes);
    }

    /** What the item costs, exactly; empty if it has no price. */
    Optional<BigDecimal> amount() {
        return Optional.ofNullable(unitPrice).map(quantity::multiply);
    }
}
