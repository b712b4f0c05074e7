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

    /**
     * Whether the purge of a day is due by the database's clock, and has not been begun; from now on it has. A day lasts
     * from its purge's time to that of the next day's, so that none is missed however late it is looked at.
     */
    @Transactional
    boolean begin(LocalTime time, ZoneId zone) {
        return entities.createNativeQuery("""
                                insert into purge_run (day, started_at)
                                values ((now() at time zone :zone - cast(:time as interval))::date, now())
                                    on conflict (day) do nothing""")
                        .unwrap(NativeQuery.class)
                        .setParameter("zone", zone.getId())
                        .setParameter("time", time.toString())
                        .executeUpdate()
                == 1;
    }
}
