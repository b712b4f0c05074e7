package sojourn.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderContent;

/** The body of POST /sessions/{id}/orders: all of it may be left out. */
@Schema(name = "DraftOrder")
record DraftOrderRequest(
        @Schema(nullable = true) @Nullable CustomerRequest customer,

        @Schema(minItems = 0, maxItems = FixedLimits.ITEMS, description = "In their order; none if left out.") @Nullable
        List<ItemRequest> items,

        @Schema(
                description = "An ISO 4217 code. Needed as soon as an item has a price.",
                example = "EUR",
                nullable = true)
        @Nullable
        String currency,

        @Schema(description = "Anything you like.") @Nullable
        JsonText attributes,

        @Schema(format = "uuid", description = "A conversation of the session.", nullable = true) @Nullable
        String conversationId) {

    static OrderContent read(JsonFields fields, int attributesMaxBytes) {
        OrderFields order = OrderFields.read(fields, attributesMaxBytes);
        fields.check();
        return new OrderContent(
                order.customer().flatMap(given -> given).orElse(null),
                order.items().orElse(List.of()),
                order.currency().flatMap(given -> given).orElse(null),
                order.attributes().orElse(JsonText.EMPTY_OBJECT),
                order.conversation().flatMap(given -> given).orElse(null));
    }
}
