package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/** The queries that lock an order and those that write it. Whoever calls them has locked the session first. */
@ApplicationScoped
class OrderLockRepository {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Locks a session's set of orders, so that only the caller's transaction can add one until it is over.
     *
     * <p>Those who write in a session share its row, and could not agree on one of them to have it alone. So they lock its
     * activity, which is the next in the order of locks.
     *
     * @return the instant behind the lock; empty if there is no room for another order
     */
    Optional<Instant> lockSet(SessionId session) {
        nativeQuery("select session_id from session_activity where session_id = :session for update")
                .setParameter("session", session.value())
                .getResultList();
        return nativeQuery("""
                        select clock_timestamp() as now
                         where (select count(*) from customer_order where session_id = :session) < :most""")
                .addScalar("now", Instant.class)
                .setParameter("session", session.value())
                .setParameter("most", FixedLimits.ORDERS)
                .getResultStream()
                .map(Instant.class::cast)
                .findFirst();
    }

    void insert(Order order) {
        entities.persist(order);
        // Ahead of its items, whose statement knows nothing of what Hibernate has still to write.
        entities.flush();
    }

    /** Locks an order for a change. */
    Optional<Order> lock(OrderId id, Owner owner) {
        OwnerColumns columns = OwnerColumns.of(owner);
        return entities.createQuery(
                        "from Order o where o.id = :id and o.ownerType = :ownerType and o.ownerName = :ownerName",
                        Order.class)
                .setParameter("id", id.value())
                .setParameter("ownerType", columns.type())
                .setParameter("ownerName", columns.name())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Adds items to an order behind those that it has, all by one statement. */
    void addItems(OrderId order, int behind, List<OrderItem> items) {
        if (items.isEmpty()) {
            return;
        }
        nativeQuery("""
                        insert into order_item (order_id, position, name, quantity, unit_price, attributes)
                        select :order, :behind + i.place, i.name, i.quantity::numeric, i.price::numeric, i.notes::jsonb
                          from unnest(:names, :quantities, :prices, :notes)
                               with ordinality as i (name, quantity, price, notes, place)""")
                .setParameter("order", order.value())
                .setParameter("behind", behind)
                .setParameter("names", texts(items, OrderItem::name))
                .setParameter("quantities", texts(items, item -> item.quantity().toPlainString()))
                .setParameter(
                        "prices",
                        texts(
                                items,
                                item -> item.unitPrice() == null
                                        ? null
                                        : item.unitPrice().toPlainString()))
                .setParameter("notes", texts(items, item -> item.attributes().text()))
                .executeUpdate();
    }

    void deleteItems(OrderId order) {
        nativeQuery("delete from order_item where order_id = :order")
                .setParameter("order", order.value())
                .executeUpdate();
    }

    private static @Nullable String[] texts(List<OrderItem> items, Function<OrderItem, @Nullable String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
