package sojourn.order;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionSettings;

/** What an order may say as a whole. */
@Singleton
class OrderPolicy {

    private final int attributesMaxBytes;

    @Inject
    OrderPolicy(SessionSettings settings) {
        this(settings.contextMaxBytes());
    }

    OrderPolicy(int attributesMaxBytes) {
        this.attributesMaxBytes = attributesMaxBytes;
    }

    /**
     * Checks what an order would say.
     *
     * @throws OrderRefused if there are too many items, a price has no currency, or the total is too long to be sent back
     * @throws OrderTooLarge if the attributes are larger together than a context may be
     */
    void check(OrderContent content) {
        if (content.items().size() > FixedLimits.ITEMS) {
            throw new OrderRefused("items", "must have at most " + FixedLimits.ITEMS + " entries");
        }
        content.total().ifPresent(total -> {
            if (content.currency() == null) {
                throw new OrderRefused(
                        "currency",
                        "must be given, because an item has a price; an order that exists gets one by PUT or PATCH");
            }
            if (digits(total) > FixedLimits.NUMBER_DIGITS) {
                throw new OrderRefused(
                        "items", "must cost together a sum of at most " + FixedLimits.NUMBER_DIGITS + " digits");
            }
        });
        if (content.attributesBytes() > attributesMaxBytes) {
            throw new OrderTooLarge(attributesMaxBytes);
        }
    }

    /** How many digits a number has when it is written without an exponent. */
    private static int digits(BigDecimal number) {
        return Math.max(0, number.precision() - number.scale()) + Math.max(0, number.scale());
    }
}
