package sojourn.rest;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderChange;
import sojourn.order.OrderId;
import sojourn.order.OrderStatus;

/** The body of PUT /orders/{id}: what is left out is left alone, what is null is taken away. */
@Schema(name = "UpdateOrder")
record UpdateOrderRequest(
        @Schema(nullable = true) @Nullable CustomerRequest customer,

        @Schema(minItems = 0, maxItems = FixedLimits.ITEMS, description = "All of them, in their order.") @Nullable
        List<ItemRequest> items,

        @Schema(
                description = "An ISO 4217 code. Needed as soon as an item has a price.",
                example = "EUR",
                nullable = true)
        @Nullable
        String currency,

        @Nullable JsonText attributes,

        @Schema(format = "uuid", description = "A conversation of the session.", nullable = true) @Nullable
        String conversationId,

        @Schema(
                enumeration = {"DRAFT", "CANCELLED"},
                description = "CANCELLED cancels the order. Only the session's end submits it.")
        @Nullable
        OrderStatus status) {

    static OrderChange read(JsonFields fields, OrderId order, int attributesMaxBytes) {
        OrderFields says = OrderFields.read(fields, attributesMaxBytes);
        OrderChange change = new OrderChange(
                says.customer(),
                says.items(),
                says.currency(),
                says.attributes(),
                says.conversation(),
                fields.oneOf("status", "DRAFT, CANCELLED", UpdateOrderRequest::status),
                fields.uuid("sessionId"),
                fields.instant("createdAt"),
                fields.nullableInstant("submittedAt").isPresent());
        for (String computed : new String[] {"total", "version"}) {
            fields.ignore(computed);
        }
        fields.mustBe("id", sent -> OrderId.parse(sent).filter(order::equals).isPresent());
        fields.check();
        return change;
    }

    private static Optional<OrderStatus> status(String name) {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
