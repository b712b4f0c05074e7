package sojourn.order;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * What an order says: who buys what, in which money, and what its client notes with it. Immutable. Whether an order may
 * say it is checked by {@link OrderPolicy}.
 *
 * @param customer null where nobody is named
 * @param currency needed where something has a price, otherwise perhaps null
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

    /** What the other fields and the names of an order need in an answer, and those of an item. */
    private static final int ORDER_BYTES = 2_000;

    private static final int ITEM_BYTES = 70;

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

    /** About how many bytes an answer needs for this, at most. */
    long bytes() {
        return ORDER_BYTES
                + attributes.bytes()
                + items.stream()
                        .mapToLong(item -> ITEM_BYTES
                                + item.attributes().bytes()
                                + JsonText.bytesAsJson(item.name())
                                + item.quantity().toPlainString().length()
                                + (item.unitPrice() == null
                                        ? 0
                                        : item.unitPrice().toPlainString().length()))
                        .sum();
    }

    /**
     * Whether both say the same: attributes are compared as values, because PostgreSQL gives their text back with blanks
     * that nobody sent; amounts with all their digits.
     */
    boolean isSameAs(OrderContent other) {
        return Objects.equals(customer, other.customer)
                && Objects.equals(currency, other.currency)
                && Objects.equals(conversation, other.conversation)
                && attributes.isSameAs(other.attributes)
                && hasSameItemsAs(other);
    }

    /** Whether both have the same items in the same order. */
    boolean hasSameItemsAs(OrderContent other) {
        return items.size() == other.items.size()
                && IntStream.range(0, items.size())
                        .allMatch(place -> items.get(place).isSameAs(other.items.get(place)));
    }

    /** Written anew, because PostgreSQL gives a JSON text back with blanks that nobody sent. Where there are none they cost none. */
    private static long sent(JsonText attributes) {
        return attributes.equals(JsonText.EMPTY_OBJECT)
                ? 0
                : JsonText.of(attributes.value()).bytes();
    }
}
