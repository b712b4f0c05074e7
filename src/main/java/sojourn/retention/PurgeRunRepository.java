package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** The days whose purge has begun: the database decides which node does it. */
@ApplicationScoped
class PurgeRunRepository {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Begins the purge of a day, if it is due by the database's clock and nobody has begun it; or began it long ago and did
     * not finish it. A day lasts from its purge's time to that of the next day's, so that none is missed however late it
     * is looked at.
     *
     * @return the day whose purge the caller is to do
     */
    @Transactional
    Optional<LocalDate> begin(LocalTime time, ZoneId zone) {
        return nativeQuery("""
                        insert into purge_run as run (day, started_at)
                        values ((now() at time zone :zone - cast(:time as interval))::date, now())
                            on conflict (day) do update set started_at = excluded.started_at
                         where run.finished_at is null and run.started_at < now() - interval '1 hour'
                        returning day""")
                .addScalar("day", LocalDate.class)
                .setParameter("zone", zone.getId())
                .setParameter("time", time.toString())
                .getResultStream()
                .map(LocalDate.class::cast)
                .findFirst();
    }

    @Transactional
    void finish(LocalDate day) {
        nativeQuery("update purge_run set finished_at = now() where day = :day")
                .setParameter("day", day)
                .executeUpdate();
    }

    /** How long ago the last purge was finished; empty if none was. */
    @Transactional
    Optional<Duration> sinceLast() {
        return nativeQuery("""
                        select cast(extract(epoch from now() - max(finished_at)) * 1000 as bigint) as millis
                          from purge_run having max(finished_at) is not null""")
                .addScalar("millis", Long.class)
                .getResultStream()
                .map(Long.class::cast)
                .findFirst()
                .map(Duration::ofMillis);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
