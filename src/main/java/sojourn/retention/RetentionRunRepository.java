package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.retention.RetentionRun.Kind;
import sojourn.session.Actor;

/** The statements on passes and purges. The table is small: of each kind the last ones are kept. */
@ApplicationScoped
class RetentionRunRepository {

    private static final int KEPT = 200;

    @PersistenceContext
    private EntityManager entities;

    /** A pass begins; the oldest ones of its kind make room. */
    @Transactional
    long begin(Kind kind, Actor by) {
        nativeQuery("""
                        delete from retention_run where kind = :kind and id <=
                               (select id from retention_run where kind = :kind order by id desc limit 1 offset :kept)""")
                .setParameter("kind", kind.name())
                .setParameter("kept", KEPT - 1)
                .executeUpdate();
        return (Long) nativeQuery("""
                        insert into retention_run (kind, actor, started_at) values (:kind, :actor, clock_timestamp())
                        returning id""")
                .addScalar("id", Long.class)
                .setParameter("kind", kind.name())
                .setParameter("actor", by.name())
                .getSingleResult();
    }

    @Transactional
    void finish(long id, SweepReport report) {
        nativeQuery("""
                        update retention_run set finished_at = clock_timestamp(), found = :found, ended = :ended,
                               failed = :failed where id = :id""")
                .setParameter("found", report.found())
                .setParameter("ended", report.ended())
                .setParameter("failed", report.failed())
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional
    void finish(long id, PurgeReport report) {
        nativeQuery("""
                        update retention_run set finished_at = clock_timestamp(), sessions = :sessions, events = :events
                         where id = :id""")
                .setParameter("sessions", report.sessions())
                .setParameter("events", report.events())
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional
    void breakOff(long id, String error) {
        nativeQuery("update retention_run set finished_at = clock_timestamp(), error = :error where id = :id")
                .setParameter("error", error)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Up to {@code limit} of a kind, the last one first. */
    @Transactional(TxType.SUPPORTS)
    List<RetentionRun> list(Kind kind, int limit) {
        return nativeQuery("""
                        select id, kind, actor, started_at, finished_at, found, ended, failed, sessions, events, error
                          from retention_run where kind = :kind order by id desc limit :limit""")
                .addScalar("id", Long.class)
                .addScalar("kind", String.class)
                .addScalar("actor", String.class)
                .addScalar("started_at", Instant.class)
                .addScalar("finished_at", Instant.class)
                .addScalar("found", Long.class)
                .addScalar("ended", Long.class)
                .addScalar("failed", Long.class)
                .addScalar("sessions", Long.class)
                .addScalar("events", Long.class)
                .addScalar("error", String.class)
                .setParameter("kind", kind.name())
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> run((@Nullable Object[]) row))
                .toList();
    }

    private static RetentionRun run(@Nullable Object[] row) {
        return new RetentionRun(
                present(Long.class, row[0]),
                Kind.valueOf(present(String.class, row[1])),
                present(String.class, row[2]),
                present(Instant.class, row[3]),
                (Instant) row[4],
                row[5] == null
                        ? null
                        : new SweepReport(
                                present(Long.class, row[5]), present(Long.class, row[6]), present(Long.class, row[7])),
                row[8] == null ? null : new PurgeReport(present(Long.class, row[8]), present(Long.class, row[9])),
                (String) row[10]);
    }

    private static <T> T present(Class<T> type, @Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column of retention_run that cannot be null is");
        }
        return type.cast(column);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
