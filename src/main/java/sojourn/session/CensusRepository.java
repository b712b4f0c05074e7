package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** The query that counts all sessions. */
@ApplicationScoped
class CensusRepository {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Counts, in one statement.
     *
     * <p>Sessions that are not closed are the rows of a partial index, which is read as a whole: some tenths of a second for
     * a million of them. The failed ends are a small table, and the oldest due session is the index's first.
     */
    @Transactional
    Census count() {
        Object[] row = (Object[]) entities.createNativeQuery("""
                        select (select count(*) from session_activity where due_at is not null) as live,
                               (select count(*) from failed_end f join session_activity a using (session_id)
                                 where a.due_at is not null) as failing,
                               (select cast(coalesce(extract(epoch from now() - min(due_at)) * 1000, 0) as bigint)
                                  from session_activity where due_at <= now()) as overdue""")
                .unwrap(NativeQuery.class)
                .addScalar("live", Long.class)
                .addScalar("failing", Long.class)
                .addScalar("overdue", Long.class)
                .getSingleResult();
        return new Census((Long) row[0], (Long) row[1], Optional.of(Duration.ofMillis((Long) row[2])));
    }
}
