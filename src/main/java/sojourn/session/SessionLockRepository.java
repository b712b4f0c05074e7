package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * The queries that lock a session and those that write it.
 *
 * <p>Locks are taken in the order session, activity. The clock is read by the statement behind the one that took the
 * lock, because a statement that had to wait for a lock may have read its clock before it waited.
 *
 * <p>Ahead of the row stands a queue, an advisory lock on a hash of the session's id: PostgreSQL lets whoever wants to
 * share a row pass those who wait to have it alone, so that writers who follow each other closely would keep a session
 * from ever ending; but it grants advisory locks in the order in which they were asked for. The row's lock is what
 * protects; sessions whose hashes meet only wait for each other.
 */
@ApplicationScoped
class SessionLockRepository {

    private static final String QUEUED =
            "cast(function('pg_advisory_xact_lock', 1, function('hashtext', cast(s.id as String)))"
                    + " as String) is not null";

    @PersistenceContext
    private EntityManager entities;

    void insert(Session session, SessionActivity activity) {
        entities.persist(session);
        entities.persist(activity);
    }

    /** The instant of the statement, by the database's clock: behind the locks that the transaction has taken. */
    Instant now() {
        return (Instant) nativeQuery("select clock_timestamp() as now")
                .addScalar("now", Instant.class)
                .getSingleResult();
    }

    /**
     * Locks a session that has not expired so that nothing closes or changes it before the transaction is over; others may
     * do the same at once.
     *
     * <p>One that has expired is not locked: whoever goes on writing to it would keep those away who are to end it. It may
     * expire while the lock is waited for, so that whoever has the lock looks again.
     */
    Optional<Held> lockShared(SessionId id, Owner owner) {
        NativeQuery<?> query = nativeQuery("""
                        select s.status, s.created_at, s.duration_micros, s.version
                          from session s join session_activity a on a.session_id = s.id
                         where s.id = :id and s.owner_type = :ownerType and s.owner_name = :ownerName
                           and a.expires_at > clock_timestamp()
                           and pg_advisory_xact_lock_shared(1, hashtext(s.id::text))::text is not null
                           for share of s""")
                .addScalar("status", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("duration_micros", Long.class)
                .addScalar("version", Long.class)
                .setParameter("id", id.value());
        return SessionRepository.bind(query, owner).getResultList().stream()
                .map(row -> (Object[]) row)
                .map(row -> new Held(
                        id,
                        SessionStatus.valueOf((String) row[0]),
                        (Instant) row[1],
                        Duration.of((Long) row[2], ChronoUnit.MICROS),
                        (Long) row[3]))
                .findFirst();
    }

    /** Locks a session for a change of its own row. */
    Optional<Session> lockExclusively(SessionId id, Owner owner) {
        return lock(
                SessionRepository.bind(
                        entities.createQuery(
                                "from Session s where s.id = :id and s.ownerType = :ownerType and s.ownerName = :ownerName and "
                                        + QUEUED,
                                Session.class),
                        owner),
                id);
    }

    /** For administrators: locks a session for a change of its own row, whoever owns it. */
    Optional<Session> lockAnybodysExclusively(SessionId id) {
        return lock(entities.createQuery("from Session s where s.id = :id and " + QUEUED, Session.class), id);
    }

    private static Optional<Session> lock(TypedQuery<Session> query, SessionId id) {
        return query.setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The activity of a session that is locked already, and the instant behind that lock. */
    Timing timing(SessionId id) {
        return timing(nativeQuery("""
                        select a.last_activity, a.expires_at, clock_timestamp() as now
                          from session_activity a where a.session_id = :id"""), id);
    }

    private static Timing timing(NativeQuery<?> query, SessionId id) {
        Object[] row = (Object[]) query.addScalar("last_activity", Instant.class)
                .addScalar("expires_at", Instant.class)
                .addScalar("now", Instant.class)
                .setParameter("id", id.value())
                .getSingleResult();
        return new Timing((Instant) row[0], (Instant) row[1], (Instant) row[2]);
    }

    /**
     * Locks the activity of a session that is locked already, and answers it with the instant behind that lock: nothing
     * lets the session expire, or renews it, before the transaction is over.
     */
    Timing lockTiming(SessionId id) {
        return timing(nativeQuery("""
                        with held as materialized
                             (select a.last_activity, a.expires_at
                                from session_activity a where a.session_id = :id for update)
                        select held.last_activity, held.expires_at, clock_timestamp() as now from held"""), id);
    }

    /** Locks the activity of a session that is locked already. */
    SessionActivity lockActivity(SessionId id) {
        return entities.find(SessionActivity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Whether nobody has a session locked so that it may be changed. One that is not there is free: who deletes it has it
     * locked until it is gone.
     */
    boolean isFree(SessionId id) {
        return isLockable(id)
                || nativeQuery("select s.id from session s where s.id = :id")
                        .addScalar("id", UUID.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .isEmpty();
    }

    private boolean isLockable(SessionId id) {
        return !nativeQuery("""
                        select s.id from session s join session_activity a on a.session_id = s.id
                         where s.id = :id for share of s, a skip locked""")
                .addScalar("id", UUID.class)
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    void flush() {
        entities.flush();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** What a share lock shows of a session. */
    record Held(SessionId id, SessionStatus status, Instant createdAt, Duration duration, long version) {

        LiveSession live(Timing timing) {
            return new LiveSession(id, createdAt, timing.expiresAt(), duration, version, timing.now());
        }
    }

    /** When a session was used last and when it expires, and what time it is. */
    record Timing(Instant lastActivity, Instant expiresAt, Instant now) {

        boolean isPast() {
            return !expiresAt.isAfter(now);
        }
    }
}
