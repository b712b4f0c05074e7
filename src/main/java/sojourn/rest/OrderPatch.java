package sojourn.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import sojourn.order.OrderChange;
import sojourn.order.OrderEdit;
import sojourn.order.OrderSnapshot;
import sojourn.patch.DocumentPatch;

/** A patch of an order's representation, read by the rules of PUT. */
record OrderPatch(DocumentPatch patch, int attributesMaxBytes) implements OrderEdit {

    /** PUT ignores them, because clients send back what they have read; but nobody patches them without meaning it. */
    private static final List<String> MOVED_BY_THE_SERVER = List.of("total", "version");

    @Override
    public OrderChange of(OrderSnapshot current) {
        JsonObject document = OrderResponse.of(current).json();
        Map<String, JsonValue> sent = PatchedMembers.of(document, patch, MOVED_BY_THE_SERVER);
        return UpdateOrderRequest.read(JsonFields.of(sent), current.id(), attributesMaxBytes);
    }
}
