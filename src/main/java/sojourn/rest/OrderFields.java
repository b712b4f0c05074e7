package sojourn.rest;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.order.Customer;
import sojourn.order.OrderItem;

/**
 * What an order says, in a request. What is empty was left out; where a part may be taken away, the inner Optional is empty
 * for null.
 */
record OrderFields(
        Optional<Optional<Customer>> customer,
        Optional<List<OrderItem>> items,
        Optional<Optional<Currency>> currency,
        Optional<JsonText> attributes,
        Optional<Optional<UUID>> conversation) {

    static OrderFields read(JsonFields fields, int attributesMaxBytes) {
        OrderAttributes attributes = new OrderAttributes(attributesMaxBytes);
        return new OrderFields(
                fields.orNull("customer", field -> fields.nested(field, CustomerRequest::read)),
                items(fields, attributes),
                fields.orNull("currency", field -> currency(fields, field)),
                attributes.read(fields),
                fields.orNull("conversationId", fields::uuid));
    }

    private static Optional<List<OrderItem>> items(JsonFields fields, OrderAttributes attributes) {
        return fields.orNull(
                        "items",
                        field -> fields.list(field, 0, FixedLimits.ITEMS, item -> ItemRequest.read(item, attributes)))
                .map(items -> items.orElse(List.of()));
    }

    private static Optional<Currency> currency(JsonFields fields, String field) {
        return fields.text(field).map(code -> {
            try {
                return Currency.getInstance(code);
            } catch (IllegalArgumentException e) {
                throw fields.senseless(field, "must be an ISO 4217 code such as \"EUR\"");
            }
        });
    }
}
