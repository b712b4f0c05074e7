package sojourn.rest;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.order.OrderItem;

/** The body of POST /orders/{id}/items: one item, or a list of them under {@code items}. */
@Schema(name = "AppendItems")
record AppendItemsRequest(
        @Nullable String name,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        @Nullable JsonText attributes,

        @Schema(
                maxItems = FixedLimits.ITEMS,
                description = "Instead of the other fields: items that are added all or none.")
        @Nullable
        List<ItemRequest> items) {

    static List<OrderItem> read(JsonFields fields, int attributesMaxBytes) {
        OrderAttributes attributes = new OrderAttributes(attributesMaxBytes);
        List<OrderItem> items = fields.has("items")
                ? fields.list("items", FixedLimits.ITEMS, item -> ItemRequest.read(item, attributes))
                        .orElse(List.of())
                : List.of(ItemRequest.read(fields, attributes));
        fields.check();
        return items;
    }
}
