package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The queries that find closed sessions to delete, and delete them. */
@ApplicationScoped
class DeletionRepository {

    /** Sessions have messages: a batch is small, so that its transaction is short. */
    private static final int AT_ONCE = 100;

    @PersistenceContext
    private EntityManager entities;

    List<SessionId> lockClosed(Duration age) {
        return nativeQuery("""
                        select id from session where ended_at < now() - :seconds * interval '1 second'
                         order by ended_at limit :most for update skip locked""")
                .addScalar("id", UUID.class)
                .setParameter("seconds", age.toSeconds())
                .setParameter("most", AT_ONCE)
                .getResultStream()
                .map(id -> new SessionId((UUID) id))
                .toList();
    }

    /** Deletes sessions that are locked. Their activity, conversations and messages go with them: the foreign keys say so. */
    void delete(List<SessionId> sessions) {
        nativeQuery("delete from session where id = any(:ids)")
                .setParameter("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .executeUpdate();
        // What the entity manager still knows of them is no more.
        entities.clear();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
