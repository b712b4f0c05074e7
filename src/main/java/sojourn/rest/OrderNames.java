package sojourn.rest;

import java.util.Optional;
import sojourn.limit.FixedLimits;

/** The names of items and customers in requests. */
final class OrderNames {

    private OrderNames() {}

    /** Takes the field {@code name}, and refuses a blank or overlong one (422). */
    static Optional<String> read(JsonFields fields) {
        Optional<String> name = fields.text("name");
        if (name.filter(OrderNames::isAcceptable).isPresent() || name.isEmpty()) {
            return name;
        }
        throw fields.senseless(
                "name", "must have from 1 to " + FixedLimits.ORDER_NAME_LENGTH + " characters, and not only blanks");
    }

    private static boolean isAcceptable(String name) {
        return !name.isBlank() && name.codePointCount(0, name.length()) <= FixedLimits.ORDER_NAME_LENGTH;
    }
}
