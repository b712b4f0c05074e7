package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import sojourn.session.SessionId;

/** The statements by which the orders of a session that closes are closed, and those of a deleted one deleted. */
@ApplicationScoped
class ClosingRepository {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Submits every draft of a session that has an item, cancels the empty ones, and adds the submitted ones to the
     * figures of their customers, who are made where they are new. The caller holds the session's exclusive lock.
     *
     * <p>Ends of several sessions meet at a customer: they are locked in the order of their e-mails, and their figures grow
     * by what the statement adds to the row that it has locked. A customer's name is the last one that an order gave.
     */
    void closeDrafts(SessionId session, Instant at) {
        entities.createNativeQuery("""
                        with draft as (
                             select o.id, o.owner_type, o.owner_name, o.customer_email, o.customer_name, o.created_at,
                                    exists (select 1 from order_item i where i.order_id = o.id) as has_items
                               from customer_order o
                              where o.session_id = :session and o.status = 'DRAFT'
                              order by o.id
                                for no key update),
                        buyer as (
                             insert into customer as c (id, owner_type, owner_name, email, name, order_count, created_at)
                             select gen_random_uuid(), d.owner_type, d.owner_name, d.customer_email,
                                    (array_agg(d.customer_name order by d.created_at desc, d.id desc)
                                     filter (where d.customer_name is not null))[1],
                                    count(*), cast(:at as timestamptz)
                               from draft d
                              where d.has_items and d.customer_email is not null
                              group by d.owner_type, d.owner_name, d.customer_email
                              order by d.owner_type, d.owner_name, d.customer_email
                                 on conflict (owner_type, owner_name, email) do update
                                set order_count = c.order_count + excluded.order_count,
                                    name = coalesce(excluded.name, c.name)
                             returning c.id, c.email)
                        update customer_order o
                           set status = case when d.has_items then 'SUBMITTED' else 'CANCELLED' end,
                               submitted_at = case when d.has_items then cast(:at as timestamptz) end,
                               customer_id = b.id,
                               version = o.version + 1
                          from draft d
                          left join buyer b on d.has_items and b.email = d.customer_email
                         where o.id = d.id""")
                .unwrap(NativeQuery.class)
                .setParameter("session", session.value())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Deletes the cancelled orders of closed sessions. The caller holds the sessions' exclusive locks. */
    void deleteCancelled(List<SessionId> sessions) {
        entities.createNativeQuery(
                        "delete from customer_order where session_id = any(:sessions) and status = 'CANCELLED'")
                .setParameter(
                        "sessions", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .executeUpdate();
    }
}
