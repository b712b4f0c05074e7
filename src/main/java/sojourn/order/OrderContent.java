package sojourn.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * What an order says: who buys what, in which money, and what its client notes with it. Immutable. Whether an order may
 * say it is checked by {@link OrderPolicy}.
 *
 * @param customer null where nobody is named
 * @param currency null where nothing has a price
 * @param conversation the conversation of the session in which the order was talked about, null if none
 */
public record OrderContent(
        @Nullable Customer customer,
        List<OrderItem> items,
        @Nullable Currency currency,
        JsonText attributes,
        @Nullable UUID conversation) {

    /** What an order says of which nothing is known yet. */
    public static final OrderContent EMPTY = new OrderContent(null, List.of(), null, JsonText.EMPTY_OBJECT, null);

    public OrderContent {
        items = List.copyOf(items);
    }

    /** The sum of all priced items, exactly; empty if nothing has a price. */
    public Optional<BigDecimal> total() {
        return items.stream().map(OrderItem::amount).flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    OrderContent plus(List<OrderItem> added) {
        return new OrderContent(
                customer, Stream.concat(items.stream(), added.stream()).toList(), currency, attributes, conversation);
    }

    /** The size of the order's attributes and its items' in bytes, in the form in which they are sent. */
    long attributesBytes() {
        return sent(attributes)
                + items.stream().mapToLong(item -> sent(item.attributes())).sum();
    }

    /** About how many bytes an answer needs for this. */
    long bytes() {
        return attributes.bytes()
                + items.stream()
                        .mapToLong(item -> item.attributes().bytes()
                                + item.name().getBytes(StandardCharsets.UTF_8).length
                                + item.quantity().precision()
                                + (item.unitPrice() == null
                                        ? 0
                                        : item.unitPrice().precision()))
                        .sum();
    }

    /** Written anew, because PostgreSQL gives a JSON text back with blanks that nobody sent. Where there are none they cost none. */
    private static long sent(JsonText attributes) {
        return attributes.equals(JsonText.EMPTY_OBJECT)
                ? 0
                : JsonText.of(attributes.value()).bytes();
    }
}
