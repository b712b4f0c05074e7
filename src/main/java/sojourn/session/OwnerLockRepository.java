package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The queries on all of an owner's open sessions, behind a lock on the owner. */
@ApplicationScoped
class OwnerLockRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Locks an owner, as the first lock of the transaction. Two owners with one number only wait for each other. */
    void lock(Owner owner) {
        OwnerColumns columns = OwnerColumns.of(owner);
        lock("owner " + columns.type() + " " + columns.name());
    }

    private void lock(String name) {
        nativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text) as locked")
                .addScalar("locked", String.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    /** How many sessions of an owner have not expired. */
    long countUnexpired(Owner owner) {
        NativeQuery<?> query = nativeQuery("""
                        select count(*) as unexpired
                          from session s join session_activity a on a.session_id = s.id
                         where s.owner_type = :ownerType and s.owner_name = :ownerName and s.ended_at is null
                           and not s.is_transient and a.expires_at > clock_timestamp()""").addScalar("unexpired", Long.class);
        return (Long) SessionRepository.bind(query, owner).getSingleResult();
    }

    /**
     * Sets the expiry of an owner's least recently active sessions to now, and answers which they are.
     *
     * <p>One that is closed meanwhile, and so has no due time any more, has made room by itself. Only their activity is locked: a write inside one that holds its session's row has seen it live, and is part of
     * what its end keeps.
     */
    List<SessionId> expireLeastRecentlyActive(Owner owner, long count) {
        NativeQuery<?> query = nativeQuery("""
                        update session_activity a
                           set expires_at = least(a.expires_at, clock_timestamp()), due_at = clock_timestamp(),
                               expiry_reason = 'limit'
                          from (select s.id
                                  from session s join session_activity o on o.session_id = s.id
                                 where s.owner_type = :ownerType and s.owner_name = :ownerName and s.ended_at is null
                                   and not s.is_transient and o.expires_at > clock_timestamp()
                                 order by o.last_activity, s.id
                                 limit :count) least_recent
                         where a.session_id = least_recent.id and a.due_at is not null
                        returning a.session_id as id""").addScalar("id", UUID.class).setParameter("count", count);
        return SessionRepository.bind(query, owner)
                .getResultStream()
                .map(id -> new SessionId((UUID) id))
                .toList();
    }

    /** Locks nobody, as the first lock of the transaction: all sessions of nobody are counted together. */
    void lockAnonymous() {
        lock("anonymous");
    }

    /** Whether so many sessions of nobody are not closed: then perhaps so many have not expired. */
    boolean areOpenAnonymous(int count) {
        return (Boolean) nativeQuery("""
                        select count(*) >= :count as many
                          from (select 1 from session
                                 where owner_type = 'ANONYMOUS' and ended_at is null and not is_transient
                                 limit :count) open""")
                .addScalar("many", Boolean.class)
                .setParameter("count", count)
                .getSingleResult();
    }

    /** How many sessions of nobody have not expired. */
    long countUnexpiredAnonymous() {
        return (Long) nativeQuery("""
                        select count(*) as unexpired
                          from session s join session_activity a on a.session_id = s.id
                         where s.owner_type = 'ANONYMOUS' and s.ended_at is null and not s.is_transient
                           and a.expires_at > clock_timestamp()""").addScalar("unexpired", Long.class).getSingleResult();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
