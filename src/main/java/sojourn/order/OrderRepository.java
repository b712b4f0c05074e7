package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/**
 * The queries that read orders without changing them.
 *
 * <p>An order and its items are read by one statement, so that they belong together; its items come as arrays in the
 * order's row, so that a page is one statement as well, and what is large in the order comes once.
 */
@ApplicationScoped
class OrderRepository {

    private static final String OF_OWNER = " owner_type = :ownerType and owner_name = :ownerName ";
    private static final String NEWEST_FIRST = " order by created_at desc, id desc ";

    @PersistenceContext
    private EntityManager entities;

    Optional<OrderSnapshot> find(OrderId id, Owner owner) {
        // Behind a fence, or the planner may walk the index of the owner's orders to find the one.
        String order =
                "select o.*, 1 as found from (select * from customer_order where id = :id offset 0) o where" + OF_OWNER;
        return OrderRow.of(query(OrderRow.SELECT.formatted(order), owner).setParameter("id", id.value())).stream()
                .map(OrderRow::snapshot)
                .findFirst();
    }

    /** Where an order stands, without a lock. What is no draft stays as it is. */
    Optional<Standing> standing(OrderId id, Owner owner) {
        String sql = "select session_id, status, version from customer_order where id = :id and" + OF_OWNER;
        return query(sql, owner)
                .addScalar("session_id", UUID.class)
                .addScalar("status", String.class)
                .addScalar("version", Long.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Standing(new SessionId((UUID) row[0]), OrderStatus.valueOf((String) row[1]), (Long) row[2]))
                .findFirst();
    }

    /** The session of an order, and whether it is open; empty if the owner has no such order. */
    Optional<Place> place(OrderId id, Owner owner) {
        String sql = """
                select o.session_id,
                       exists (select 1 from session_activity a
                                where a.session_id = o.session_id and a.due_at is not null
                                  and a.expires_at > clock_timestamp()) as open
                  from customer_order o where id = :id and""" + OF_OWNER;
        return query(sql, owner)
                .addScalar("session_id", UUID.class)
                .addScalar("open", Boolean.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Place(new SessionId((UUID) row[0]), (Boolean) row[1]))
                .findFirst();
    }

    /** A page of an owner's orders, newest first. */
    OrderPage list(Owner owner, OrdersAfter after, int limit) {
        return page(query(page(OF_OWNER, after), owner), after, limit);
    }

    /** A page of an owner's orders of one session, newest first. */
    OrderPage list(SessionId session, Owner owner, OrdersAfter after, int limit) {
        String ofSession = " session_id = :session and" + OF_OWNER;
        return page(query(page(ofSession, after), owner).setParameter("session", session.value()), after, limit);
    }

    /** One order more than the page may have is looked at, to learn whether there are more. */
    private static String page(String condition, OrdersAfter after) {
        String behind = after.key().isPresent() ? " and (created_at, id) < (:createdAt, :id) " : "";
        return OrderRow.SELECT.formatted("""
                select m.*
                  from (select c.*, count(*) over () as found, row_number() over newest as number,
                               sum(c.bytes) over (newest rows between unbounded preceding and 1 preceding) as ahead
                          from (select * from customer_order where %s %s limit :limit + 1 offset :skip) c
                        window newest as (order by c.created_at desc, c.id desc)) m
                 where m.number <= :limit and (m.ahead is null or m.ahead < :bytes)""".formatted(condition + behind, NEWEST_FIRST));
    }

    private static OrderPage page(NativeQuery<?> query, OrdersAfter after, int limit) {
        after.key()
                .ifPresent(key -> query.setParameter("createdAt", key.createdAt())
                        .setParameter("id", key.id().value()));
        List<OrderRow> rows = OrderRow.of(query.setParameter("limit", limit)
                .setParameter("skip", after.skip())
                .setParameter("bytes", FixedLimits.PAGE_BYTES));
        boolean more = !rows.isEmpty() && rows.get(0).found() > rows.size();
        return new OrderPage(rows.stream().map(OrderRow::snapshot).toList(), more);
    }

    private NativeQuery<?> query(String sql, Owner owner) {
        return OwnerColumns.of(owner).bind(entities.createNativeQuery(sql).unwrap(NativeQuery.class));
    }

    /** The session that an order belongs to, and whether it is open. */
    record Place(SessionId session, boolean isOpen) {}

    /** Where an order stands in its life, and which version it is. */
    record Standing(SessionId session, OrderStatus status, long version) {}
}
