package sojourn.rest;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderItem;

/** An item in a request. */
@Schema(name = "NewItem")
record ItemRequest(
        @Schema(maxLength = FixedLimits.ORDER_NAME_LENGTH) String name,

        @Schema(description = "More than 0, at most 38 digits.")
        BigDecimal quantity,

        @Schema(
                description = "In the order's currency, not negative. Null or absent where the item has no price.",
                nullable = true)
        @Nullable
        BigDecimal unitPrice,

        @Schema(description = "Anything you like.") @Nullable
        JsonText attributes) {

    static OrderItem read(JsonFields fields, OrderAttributes attributes) {
        String name = OrderNames.read(fields).orElseGet(() -> fields.missing("name", "unknown"));
        BigDecimal quantity = fields.decimal("quantity").orElseGet(() -> fields.missing("quantity", BigDecimal.ONE));
        if (quantity.signum() <= 0) {
            throw fields.senseless("quantity", "must be greater than 0");
        }
        Optional<BigDecimal> unitPrice =
                fields.orNull("unitPrice", fields::decimal).flatMap(given -> given);
        if (unitPrice.filter(price -> price.signum() < 0).isPresent()) {
            throw fields.senseless("unitPrice", "must not be negative");
        }
        return new OrderItem(name, quantity, unitPrice.orElse(null), attributes.readOfItem(fields));
    }
}
