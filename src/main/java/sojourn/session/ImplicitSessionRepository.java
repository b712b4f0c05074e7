package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** The queries on sessions that are found or made for whoever works, and kept alive by open scopes. */
@ApplicationScoped
class ImplicitSessionRepository {

    @PersistenceContext
    private EntityManager entities;

    /** The newest session of an owner that is in use, none that a request made for itself alone. */
    Optional<SessionId> newestActive(Owner owner) {
        NativeQuery<?> query = nativeQuery("""
                        select s.id
                          from session s join session_activity a on a.session_id = s.id
                         where s.owner_type = :ownerType and s.owner_name = :ownerName and s.ended_at is null
                           and s.status = 'ACTIVE' and not s.is_transient and a.expires_at > clock_timestamp()
                         order by s.created_at desc, s.id desc
                         limit 1""").addScalar("id", UUID.class);
        return SessionRepository.bind(query, owner)
                .getResultStream()
                .map(id -> new SessionId((UUID) id))
                .findFirst();
    }

    boolean has(SessionId id, Owner owner) {
        NativeQuery<?> query = nativeQuery("""
                        select exists (select 1 from session
                                        where id = :id and owner_type = :ownerType and owner_name = :ownerName) as has""").addScalar("has", Boolean.class).setParameter("id", id.value());
        return (Boolean) SessionRepository.bind(query, owner).getSingleResult();
    }

    /**
     * Makes a session of a request's own, unless there is one with this id.
     *
     * <p>If another transaction is just making it, this waits for its outcome: the primary key decides.
     */
    boolean insertTransient(SessionId id, Owner owner, Duration lease) {
        NativeQuery<?> query =
                nativeQuery("""
                        with made as (
                             insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at,
                                                  version, is_transient)
                             values (:id, :ownerType, :ownerName, 'ACTIVE', '{}', :seconds * 1000000, clock_timestamp(), 0,
                                     true)
                                 on conflict (id) do nothing
                             returning id, created_at)
                        insert into session_activity (session_id, last_activity, expires_at, due_at)
                        select id, created_at, created_at + :seconds * interval '1 second',
                               created_at + :seconds * interval '1 second'
                          from made""").setParameter("id", id.value()).setParameter("seconds", lease.toSeconds());
        return SessionRepository.bind(query, owner).executeUpdate() == 1;
    }

    /**
     * Renews those of the sessions that are in use and of whose duration less than half, or less than 30 seconds, is left,
     * or whose last activity is a minute old; those that another transaction holds are left out.
     *
     * <p>Locked in the order of their ids, as touches lock them; written by a second statement, which sees what was changed
     * before they were locked.
     */
    void renew(Collection<SessionId> sessions, Duration maxLifetime) {
        UUID[] due = nativeQuery("""
                        select a.session_id
                          from session_activity a join session s on s.id = a.session_id
                         where a.session_id = any(:ids) and s.status = 'ACTIVE'
                           and a.expires_at > clock_timestamp()
                           and (a.last_activity < clock_timestamp() - interval '1 minute'
                                or a.expires_at < clock_timestamp()
                                   + greatest(s.duration_micros / 2 * interval '1 microsecond', interval '30 seconds'))
                         order by a.session_id
                           for update of a skip locked""")
                .addScalar("session_id", UUID.class)
                .setParameter("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .getResultStream()
                .map(UUID.class::cast)
                .toArray(UUID[]::new);
        if (due.length == 0) {
            return;
        }
        nativeQuery("""
                        update session_activity a
                           set last_activity = greatest(a.last_activity, clock_timestamp()),
                               expires_at = greatest(a.expires_at, least(
                                   clock_timestamp() + s.duration_micros * interval '1 microsecond',
                                   s.created_at + :lifetime * interval '1 second'))
                          from session s
                         where a.session_id = any(:ids) and s.id = a.session_id and s.status = 'ACTIVE'
                           and a.expires_at > clock_timestamp()""")
                .setParameter("ids", due)
                .setParameter("lifetime", maxLifetime.toSeconds())
                .executeUpdate();
    }

    /** For how long each of the sessions lives on without a renewal; those that are over are left out. */
    Map<SessionId, Duration> rests(Collection<SessionId> sessions) {
        return nativeQuery("""
                        select session_id, (extract(epoch from expires_at - clock_timestamp()) * 1000)::bigint as rest
                          from session_activity
                         where session_id = any(:ids) and due_at is not null and expires_at > clock_timestamp()""")
                .addScalar("session_id", UUID.class)
                .addScalar("rest", Long.class)
                .setParameter("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .getResultStream()
                .map(row -> (Object[]) row)
                .collect(
                        Collectors.toMap(row -> new SessionId((UUID) row[0]), row -> Duration.ofMillis((Long) row[1])));
    }

    /** Lets a session that is left expire now, and be ended by the cleanup at the next attempt after a failure. */
    void expire(SessionId session) {
        nativeQuery("""
                        update session_activity
                           set expires_at = least(expires_at, clock_timestamp()), due_at = clock_timestamp()
                         where session_id = :id and due_at is not null""").setParameter("id", session.value()).executeUpdate();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
