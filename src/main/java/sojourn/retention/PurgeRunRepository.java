package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hibernate.query.NativeQuery;

/** The days whose purge has begun: the database decides which node does it. */
@ApplicationScoped
class PurgeRunRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Whether today's purge is due by the database's clock, and has not been begun; from now on it has. */
    @Transactional
    boolean begin(LocalTime time, ZoneId zone) {
        return entities.createNativeQuery("""
                                insert into purge_run (day, started_at)
                                select (now() at time zone :zone)::date, now()
                                 where (now() at time zone :zone)::time >= cast(:time as time)
                                    on conflict (day) do nothing""")
                        .unwrap(NativeQuery.class)
                        .setParameter("zone", zone.getId())
                        .setParameter("time", time.toString())
                        .executeUpdate()
                == 1;
    }
}
