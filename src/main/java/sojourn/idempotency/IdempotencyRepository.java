package sojourn.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The queries on keys and their answers. */
@ApplicationScoped
class IdempotencyRepository {

    /** Answers can be large: a batch is small, so that its statement is short. */
    private static final int FORGOTTEN_AT_ONCE = 100;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Takes the lock of a key, which the transaction holds to its end, and reads its answer; empty if it has none yet.
     *
     * <p>Two statements: the second one sees all that was committed before the lock was free.
     *
     * @throws KeyInFlight if another transaction holds the lock
     */
    Optional<Kept> claim(RepeatableRequest request) {
        Object taken = nativeQuery("select pg_try_advisory_xact_lock(:lock) as taken")
                .addScalar("taken", Boolean.class)
                .setParameter("lock", request.lock())
                .getSingleResult();
        if (!Boolean.TRUE.equals(taken)) {
            throw new KeyInFlight();
        }
        return nativeQuery("""
                        select request, status, etag, location, answer from idempotency_key
                         where caller = :caller and key = :key and expires_at > clock_timestamp()""")
                .addScalar("request", byte[].class)
                .addScalar("status", Integer.class)
                .addScalar("etag", String.class)
                .addScalar("location", String.class)
                .addScalar("answer", String.class)
                .setParameter("caller", request.caller())
                .setParameter("key", request.key().text())
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Kept(
                        (byte[]) row[0],
                        new KeptAnswer((Integer) row[1], (@Nullable String) row[2], (@Nullable String) row[3], (String)
                                row[4])))
                .findFirst();
    }

    /**
     * Keeps the answer of a key whose lock the transaction holds, for 24 hours.
     *
     * @throws KeyInFlight if another transaction has kept one meanwhile
     */
    void keep(RepeatableRequest request, KeptAnswer answer) {
        int written = nativeQuery("""
                        insert into idempotency_key as k (caller, key, request, status, etag, location, answer, expires_at)
                        values (:caller, :key, :request, :status, cast(:etag as text), cast(:location as text), :answer,
                                clock_timestamp() + interval '24 hours')
                            on conflict (caller, key) do update
                               set request = excluded.request, status = excluded.status, etag = excluded.etag,
                                   location = excluded.location, answer = excluded.answer,
                                   expires_at = excluded.expires_at
                             where k.expires_at <= clock_timestamp()""")
                .setParameter("caller", request.caller())
                .setParameter("key", request.key().text())
                .setParameter("request", request.fingerprint())
                .setParameter("status", answer.status())
                .setParameter("etag", answer.etag())
                .setParameter("location", answer.location())
                .setParameter("answer", answer.body())
                .executeUpdate();
        if (written == 0) {
            throw new KeyInFlight();
        }
    }

    /** Deletes some keys that are older than they are kept. Whether there may be more. */
    @Transactional
    boolean forgetBatch() {
        int deleted = nativeQuery("""
                        delete from idempotency_key k
                         using (select caller, key from idempotency_key where expires_at <= now()
                                 order by expires_at limit :most for update skip locked) due
                         where k.caller = due.caller and k.key = due.key""").setParameter("most", FORGOTTEN_AT_ONCE).executeUpdate();
        return deleted == FORGOTTEN_AT_ONCE;
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** An answer, and the fingerprint of the request that it was given to. */
    record Kept(byte[] request, KeptAnswer answer) {}
}
