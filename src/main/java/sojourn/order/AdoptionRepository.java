package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.query.NativeQuery;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/** The statement by which the orders of a session get another owner. */
@ApplicationScoped
class AdoptionRepository {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Gives every order of a session to an owner, which makes a new version of it. The caller holds the session's exclusive
     * lock, which whoever changes an order shares: so none of them is locked.
     */
    void changeOwner(SessionId session, Owner owner) {
        OwnerColumns columns = OwnerColumns.of(owner);
        entities.createNativeQuery("""
                        update customer_order
                           set owner_type = :ownerType, owner_name = :ownerName, version = version + 1
                         where session_id = :session""")
                .unwrap(NativeQuery.class)
                .setParameter("session", session.value())
                .setParameter("ownerType", columns.type())
                .setParameter("ownerName", columns.name())
                .executeUpdate();
    }
}
