package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The queries on sessions that are due, and on ends that failed.
 *
 * <p>{@code now()} where an index is asked, because it stays the same for a statement; what is decided is decided by the
 * clock behind the locks.
 */
@ApplicationScoped
class DueSessionRepository {

    private static final int REARMED_AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    boolean isAny() {
        return (Boolean) nativeQuery("select exists (select 1 from session_activity where due_at <= now()) as due")
                .addScalar("due", Boolean.class)
                .getSingleResult();
    }

    /**
     * Locks the session that has been due for longest, of those that nobody else has locked.
     *
     * <p>Where its row was committed anew between look and lock, PostgreSQL looks again at that row alone: so it is the row
     * that tells whether it was ended in between.
     */
    Optional<Session> take() {
        @Nullable
        UUID id = nativeQuery("""
                        select s.id
                          from session_activity a join session s on s.id = a.session_id
                         where a.due_at <= now() and a.expires_at <= now() and s.ended_at is null
                         order by a.due_at
                         limit 1
                           for no key update of s skip locked""")
                .addScalar("id", UUID.class)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst()
                .orElse(null);
        return id == null ? Optional.empty() : Optional.of(entities.find(Session.class, id));
    }

    /** The session that has been due for longest, whoever has locked it. */
    Optional<SessionId> oldest() {
        return nativeQuery("""
                        select session_id from session_activity
                         where due_at <= now() and expires_at <= now() order by due_at limit 1""")
                .addScalar("session_id", UUID.class)
                .getResultStream()
                .map(id -> new SessionId((UUID) id))
                .findFirst();
    }

    /** Moves the due time of sessions that have not expired to their expiry. Whether there may be more. */
    boolean rearm() {
        int moved = nativeQuery("""
                        update session_activity a set due_at = a.expires_at
                          from (select session_id from session_activity
                                 where due_at <= now() and expires_at > now()
                                 order by due_at limit :most for update skip locked) used
                         where a.session_id = used.session_id""").setParameter("most", REARMED_AT_ONCE).executeUpdate();
        return moved == REARMED_AT_ONCE;
    }

    /** Locks a session's activity if it is due. */
    boolean lockDue(SessionId session) {
        return !nativeQuery("""
                        select session_id from session_activity
                         where session_id = :id and due_at <= clock_timestamp() for update""")
                .addScalar("session_id", UUID.class)
                .setParameter("id", session.value())
                .getResultList()
                .isEmpty();
    }

    /** Counts a failure; how many there were of this session. */
    int countFailure(SessionId session, String error) {
        return nativeQuery("""
                        insert into failed_end as f (session_id, attempts, error, failed_at)
                        select id, 1, :error, clock_timestamp() from session where id = :id
                            on conflict (session_id) do update
                               set attempts = f.attempts + 1, error = excluded.error, failed_at = excluded.failed_at
                        returning attempts""")
                .addScalar("attempts", Integer.class)
                .setParameter("id", session.value())
                .setParameter("error", error)
                .getResultStream()
                .map(Integer.class::cast)
                .findFirst()
                .orElse(1);
    }

    void postpone(SessionId session, Duration delay) {
        nativeQuery("""
                        update session_activity set due_at = clock_timestamp() + :seconds * interval '1 second'
                         where session_id = :id and due_at is not null""")
                .setParameter("id", session.value())
                .setParameter("seconds", delay.toSeconds())
                .executeUpdate();
    }

    void makeFailedDue() {
        nativeQuery("""
                        update session_activity a set due_at = a.expires_at
                          from (select o.session_id from session_activity o join failed_end f using (session_id)
                                 where o.due_at is not null order by o.session_id for update of o skip locked) failed
                         where a.session_id = failed.session_id""").executeUpdate();
    }

    /** Does so with one of them. Whether its end has failed. */
    boolean makeDue(SessionId session) {
        return nativeQuery("""
                        update session_activity a set due_at = a.expires_at
                         where a.session_id = :id and a.due_at is not null
                           and exists (select 1 from failed_end f where f.session_id = a.session_id)""").setParameter("id", session.value()).executeUpdate() > 0;
    }

    void forgetEnded() {
        nativeQuery("""
                        delete from failed_end f using session s
                         where s.id = f.session_id and s.ended_at is not null""").executeUpdate();
    }

    List<SessionEnds.FailedEnd> listFailed(int limit) {
        return nativeQuery("""
                        select f.session_id, f.attempts, f.error, f.failed_at, a.due_at
                          from failed_end f join session_activity a using (session_id)
                         where a.due_at is not null
                         order by f.failed_at desc, f.session_id desc
                         limit :limit""")
                .addScalar("session_id", UUID.class)
                .addScalar("attempts", Integer.class)
                .addScalar("error", String.class)
                .addScalar("failed_at", Instant.class)
                .addScalar("due_at", Instant.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new SessionEnds.FailedEnd(
                        new SessionId((UUID) row[0]), (Integer) row[1], (String) row[2], (Instant) row[3], (Instant)
                                row[4]))
                .toList();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
