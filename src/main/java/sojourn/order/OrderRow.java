package sojourn.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.SessionId;

/** An order with its items as one row of a query, in which the items are arrays. */
final class OrderRow {

    /** The query, around one that selects the rows of orders and, as {@code found}, how many it has seen. */
    static final String SELECT = """
            select o.id, o.session_id, o.status, o.customer_email, o.customer_name, o.currency,
                   o.attributes::text as attributes, o.conversation_id, o.created_at, o.submitted_at, o.version, o.found,
                   items.names, items.quantities, items.prices, items.notes
              from (%s) o
              left join lateral (
                   select array_agg(i.name order by i.position) as names,
                          array_agg(i.quantity::text order by i.position) as quantities,
                          array_agg(i.unit_price::text order by i.position) as prices,
                          array_agg(i.attributes::text order by i.position) as notes
                     from order_item i
                    where i.order_id = o.id) items on true
             order by o.created_at desc, o.id desc""";

    private final @Nullable Object[] columns;

    private OrderRow(@Nullable Object[] columns) {
        this.columns = columns;
    }

    static List<OrderRow> of(NativeQuery<?> query) {
        return query
                .addScalar("id", UUID.class)
                .addScalar("session_id", UUID.class)
                .addScalar("status", String.class)
                .addScalar("customer_email", String.class)
                .addScalar("customer_name", String.class)
                .addScalar("currency", String.class)
                .addScalar("attributes", String.class)
                .addScalar("conversation_id", UUID.class)
                .addScalar("created_at", Instant.class)
                .addScalar("submitted_at", Instant.class)
                .addScalar("version", Long.class)
                .addScalar("found", Long.class)
                .addScalar("names", String[].class)
                .addScalar("quantities", String[].class)
                .addScalar("prices", String[].class)
                .addScalar("notes", String[].class)
                .getResultList()
                .stream()
                .map(row -> new OrderRow((Object[]) row))
                .toList();
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(
                new OrderId(column(0, UUID.class)),
                new SessionId(column(1, UUID.class)),
                OrderStatus.valueOf(column(2, String.class)),
                content(),
                column(8, Instant.class),
                (Instant) columns[9],
                column(10, Long.class));
    }

    /** How many orders the query has seen, those that it left out included. */
    long found() {
        return column(11, Long.class);
    }

    private OrderContent content() {
        @Nullable String email = (String) columns[3];
        @Nullable String name = (String) columns[4];
        @Nullable String currency = (String) columns[5];
        return new OrderContent(
                email == null && name == null
                        ? null
                        : new Customer(email == null ? null : new EmailAddress(email), name),
                items(),
                currency == null ? null : Currency.getInstance(currency),
                new JsonText(column(6, String.class)),
                (UUID) columns[7]);
    }

    private List<OrderItem> items() {
        if (columns[12] == null) {
            return List.of();
        }
        String[] names = column(12, String[].class);
        String[] quantities = column(13, String[].class);
        @Nullable String[] prices = column(14, String[].class);
        String[] notes = column(15, String[].class);
        List<OrderItem> items = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            items.add(new OrderItem(
                    names[i],
                    new BigDecimal(quantities[i]),
                    prices[i] == null ? null : new BigDecimal(prices[i]),
                    new JsonText(notes[i])));
        }
        return items;
    }

    private <T> T column(int index, Class<T> type) {
        @Nullable Object value = columns[index];
        if (value == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return type.cast(value);
    }
}
