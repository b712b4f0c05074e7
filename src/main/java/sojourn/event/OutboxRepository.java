package sojourn.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import sojourn.json.JsonText;

/** The queries on events. */
@ApplicationScoped
class OutboxRepository {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int PLACED_AT_ONCE = 10_000;
    private static final int DELETED_AT_ONCE = 10_000;

    /** The number of the lock that lets one reader at a time give positions. */
    private static final long PLACING = 7_246_178_321_907_114_001L;

    @PersistenceContext
    private EntityManager entities;

    void insert(String type, UUID subject, JsonText data, Instant at) {
        nativeQuery("""
                        insert into outbox_event (id, type, subject_id, data, created_at)
                        values (:id, :type, :subject, cast(:data as jsonb), :at)""")
                .setParameter("id", IDS.generate())
                .setParameter("type", type)
                .setParameter("subject", subject)
                .setParameter("data", data.text())
                .setParameter("at", at)
                .executeUpdate();
    }

    /**
     * Gives positions to committed events that have none.
     *
     * <p>The lock is held until the positions are committed, and each statement behind it sees what was committed before:
     * so a position given later is a higher one.
     */
    void place() {
        nativeQuery("select cast(pg_advisory_xact_lock(:lock) as text) as locked")
                .addScalar("locked", String.class)
                .setParameter("lock", PLACING)
                .getSingleResult();
        nativeQuery("""
                        with unplaced as materialized
                             (select id from outbox_event where position is null order by created_at, id limit :most),
                             placed as materialized
                             (select id, nextval('outbox_position') as position from unplaced)
                        update outbox_event e set position = placed.position from placed where e.id = placed.id""").setParameter("most", PLACED_AT_ONCE).executeUpdate();
    }

    List<OutboxEvent> find(long after, int limit) {
        return nativeQuery("""
                        select position, id, type, subject_id, data::text as data, created_at
                          from outbox_event where position > :after order by position limit :limit""")
                .addScalar("position", Long.class)
                .addScalar("id", UUID.class)
                .addScalar("type", String.class)
                .addScalar("subject_id", UUID.class)
                .addScalar("data", String.class)
                .addScalar("created_at", Instant.class)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new OutboxEvent(
                        (Long) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        (UUID) row[3],
                        new JsonText((String) row[4]),
                        (Instant) row[5]))
                .toList();
    }

    /** Deletes some events that are older; how many, 0 where none is left. */
    @Transactional
    int deleteBatch(Duration age) {
        return nativeQuery("""
                        delete from outbox_event e
                         using (select id from outbox_event where created_at < now() - :seconds * interval '1 second'
                                 order by created_at limit :most for update skip locked) old
                         where e.id = old.id""")
                .setParameter("seconds", age.toSeconds())
                .setParameter("most", DELETED_AT_ONCE)
                .executeUpdate();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
