package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.NativeQuery;
import sojourn.session.SessionCounts.Hour;

/** The queries that count sessions for administrators. Each reads indexes, none the sessions themselves. */
@ApplicationScoped
class SessionStatisticsRepository {

    @PersistenceContext
    private EntityManager entities;

    @Transactional(TxType.SUPPORTS)
    SessionCounts count() {
        Instant now = (Instant) nativeQuery("select statement_timestamp() as now")
                .addScalar("now", Instant.class)
                .getSingleResult();
        Map<SessionStatus, Long> stored = byStatus("select status, count(*) as count from session group by status");
        Map<SessionStatus, Long> runOut = byStatus("""
                select s.status, count(*) as count
                  from (select session_id, expires_at from session_activity where due_at <= statement_timestamp()
                         union
                        select o.session_id, o.expires_at from failed_end f join session_activity o using (session_id)
                         where o.due_at is not null) a
                  join session s on s.id = a.session_id
                 where a.expires_at <= statement_timestamp() and s.ended_at is null
                 group by s.status""");
        long failing = (Long) nativeQuery("""
                        select count(*) as count from failed_end f join session_activity a using (session_id)
                         where a.due_at is not null""").addScalar("count", Long.class).getSingleResult();
        long waiting = runOut.values().stream().mapToLong(Long::longValue).sum();
        return new SessionCounts(
                now,
                live(stored, runOut, SessionStatus.ACTIVE),
                live(stored, runOut, SessionStatus.INACTIVE),
                stored.getOrDefault(SessionStatus.ENDED, 0L),
                stored.getOrDefault(SessionStatus.EXPIRED, 0L) + waiting,
                waiting,
                failing,
                hours());
    }

    /** Between the two counts a session may have run out. */
    private static long live(Map<SessionStatus, Long> stored, Map<SessionStatus, Long> runOut, SessionStatus status) {
        return Math.max(0, stored.getOrDefault(status, 0L) - runOut.getOrDefault(status, 0L));
    }

    private Map<SessionStatus, Long> byStatus(String sql) {
        Map<SessionStatus, Long> counts = new EnumMap<>(SessionStatus.class);
        nativeQuery(sql)
                .addScalar("status", String.class)
                .addScalar("count", Long.class)
                .getResultStream()
                .map(row -> (Object[]) row)
                .forEach(row -> counts.put(SessionStatus.valueOf((String) row[0]), (Long) row[1]));
        return counts;
    }

    private List<Hour> hours() {
        return nativeQuery("""
                        select h.hour, opened.count as created, closed.ended, closed.expired
                          from generate_series(0, 23) ago
                         cross join lateral (select date_trunc('hour', now(), 'UTC') - ago * interval '1 hour') h (hour)
                         cross join lateral (select count(*) as count from session
                                              where created_at >= h.hour
                                                and created_at < h.hour + interval '1 hour') opened
                         cross join lateral (select count(*) filter (where status = 'ENDED') as ended,
                                                    count(*) filter (where status = 'EXPIRED') as expired
                                               from session
                                              where ended_at >= h.hour
                                                and ended_at < h.hour + interval '1 hour') closed
                         order by h.hour""")
                .addScalar("hour", Instant.class)
                .addScalar("created", Long.class)
                .addScalar("ended", Long.class)
                .addScalar("expired", Long.class)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Hour((Instant) row[0], (Long) row[1], (Long) row[2], (Long) row[3]))
                .toList();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
