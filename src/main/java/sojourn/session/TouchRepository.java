package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** The statements that write touches. None of them revives a session that has expired. */
@ApplicationScoped
class TouchRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Renews one session whose row is locked; empty if it has expired by now. */
    Optional<Written> renew(SessionId session, Instant at, Instant renewed) {
        return nativeQuery("""
                        update session_activity
                           set last_activity = greatest(last_activity, :at), expires_at = greatest(expires_at, :renewed)
                         where session_id = :id and expires_at > clock_timestamp()
                        returning last_activity, expires_at""")
                .addScalar("last_activity", Instant.class)
                .addScalar("expires_at", Instant.class)
                .setParameter("id", session.value())
                .setParameter("at", at)
                .setParameter("renewed", renewed)
                .getResultList()
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new Written((Instant) row[0], (Instant) row[1]))
                .findFirst();
    }

    /**
     * Writes touches of many sessions in one transaction; those of sessions that another transaction holds are left out.
     *
     * @return what came of it, to be believed when the transaction is committed
     */
    @Transactional
    Batch write(List<Touch> touches) {
        Set<UUID> held = lockFree(touches);
        List<Touch> ready = new ArrayList<>();
        List<Touch> skipped = new ArrayList<>();
        touches.forEach(touch -> (held.contains(touch.session().value()) ? ready : skipped).add(touch));
        List<Touch> done = new ArrayList<>(ready);
        List<Renewed> renewed = ready.isEmpty() ? List.of() : writeHeld(ready);
        if (!skipped.isEmpty()) {
            Set<UUID> over = over(skipped);
            skipped.stream()
                    .filter(touch -> over.contains(touch.session().value()))
                    .forEach(done::add);
        }
        return new Batch(done, renewed);
    }

    /** Locks the activity of those sessions that nobody else holds, in the order of their ids. */
    private Set<UUID> lockFree(List<Touch> touches) {
        return ids(nativeQuery("""
                        select session_id as id from session_activity where session_id = any(:ids)
                         order by session_id for update skip locked""").setParameter("ids", ids(touches)));
    }

    /** One statement behind the locks, so that it sees every change that was committed before they were obtained. */
    private List<Renewed> writeHeld(List<Touch> touches) {
        return nativeQuery("""
                        update session_activity a
                           set last_activity = greatest(a.last_activity, t.at), expires_at = greatest(a.expires_at, t.renewed)
                          from unnest(:ids, :ats, :renewals, :versions) as t (id, at, renewed, version)
                          join session s on s.id = t.id and s.version = t.version and s.status = 'ACTIVE'
                         where a.session_id = t.id and a.expires_at > clock_timestamp()
                        returning a.session_id as id, t.version as version, a.last_activity as last_activity,
                                  a.expires_at as expires_at""")
                .addScalar("id", UUID.class)
                .addScalar("version", Long.class)
                .addScalar("last_activity", Instant.class)
                .addScalar("expires_at", Instant.class)
                .setParameter("ids", ids(touches))
                .setParameter("ats", touches.stream().map(Touch::at).toArray(Instant[]::new))
                .setParameter("renewals", touches.stream().map(Touch::renewed).toArray(Instant[]::new))
                .setParameter("versions", touches.stream().map(Touch::version).toArray(Long[]::new))
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Renewed(new SessionId((UUID) row[0]), (Long) row[1], (Instant) row[2], (Instant) row[3]))
                .toList();
    }

    /** Those sessions of which no live row is left: deleted or expired since they were touched. */
    private Set<UUID> over(List<Touch> touches) {
        return ids(nativeQuery("""
                        select t.id from unnest(:ids) as t (id)
                         where not exists (select 1 from session_activity a
                                            where a.session_id = t.id and a.expires_at > clock_timestamp())""").setParameter("ids", ids(touches)));
    }

    private static Set<UUID> ids(NativeQuery<?> query) {
        return query.addScalar("id", UUID.class).getResultList().stream()
                .map(UUID.class::cast)
                .collect(Collectors.toSet());
    }

    private static UUID[] ids(List<Touch> touches) {
        return touches.stream().map(touch -> touch.session().value()).toArray(UUID[]::new);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /**
     * What came of a batch.
     *
     * @param done the touches that need not be written again: written, overridden by a change of their session, or of a
     *     session that is over
     * @param renewed the sessions of those that were written
     */
    record Batch(Collection<Touch> done, List<Renewed> renewed) {}

    /** A session's activity as it is stored after a touch of the session in a version. */
    record Renewed(SessionId session, long version, Instant lastActivity, Instant expiresAt) {}

    /** A session's activity as it is stored after a renewal. */
    record Written(Instant lastActivity, Instant expiresAt) {}
}
