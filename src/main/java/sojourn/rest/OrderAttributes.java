package sojourn.rest;

import java.util.Optional;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;

/**
 * The attributes of an order and its items in one request, which together stay within the size of a context. For one
 * thread.
 *
 * <p>What is left of that size is counted down while they are read, so that a patch that copies one of them into a thousand
 * items is refused before they become text.
 */
final class OrderAttributes {

    private static final String NAME = "attributes";

    /** In an order they are one level down, and an item's three: an order as it is shown can be sent back. */
    private static final int DEEPEST = FixedLimits.JSON_DEPTH - 1;

    private static final int DEEPEST_OF_ITEM = FixedLimits.JSON_DEPTH - 3;

    private final int maxBytes;
    private int left;

    OrderAttributes(int maxBytes) {
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    /** Takes an order's own attributes; {@code null} counts as none. */
    Optional<JsonText> read(JsonFields order) {
        return read(order, DEEPEST);
    }

    /** Takes the attributes of an item. */
    JsonText readOfItem(JsonFields item) {
        return read(item, DEEPEST_OF_ITEM).orElse(JsonText.EMPTY_OBJECT);
    }

    private Optional<JsonText> read(JsonFields fields, int deepest) {
        return fields.object(NAME).map(attributes -> {
            if (attributes.isEmpty()) {
                return JsonText.EMPTY_OBJECT;
            }
            JsonText text = BoundedObject.text(attributes, fields.place(NAME), deepest, left)
                    .orElseThrow(() -> InvalidRequest.tooLarge(
                            fields.place(NAME),
                            "must have, together with those of the order and all its items, at most " + maxBytes
                                    + " bytes"));
            left -= text.bytes();
            return text;
        });
    }
}
