package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The queries on keys. */
@ApplicationScoped
class ApiKeyRepository {

    private static final String COLUMNS = "id, prefix, name, holder_type, holder_name, created_by, created_at,"
            + " expires_at, last_used_at, revoked_at";

    @PersistenceContext
    private EntityManager entities;

    Instant now() {
        return (Instant) nativeQuery("select clock_timestamp() as now")
                .addScalar("now", Instant.class)
                .getSingleResult();
    }

    void insert(ApiKey key, byte[] hash) {
        HolderColumns holder = HolderColumns.of(key.holder());
        nativeQuery("""
                        insert into api_key (id, prefix, secret_hash, name, holder_type, holder_name, created_by,
                                             created_at, expires_at)
                        values (:id, :prefix, :hash, :name, :type, :holder, :by, :at, cast(:expiry as timestamptz))""")
                .setParameter("id", key.id().value())
                .setParameter("prefix", key.prefix())
                .setParameter("hash", hash)
                .setParameter("name", key.name())
                .setParameter("type", holder.type())
                .setParameter("holder", holder.name())
                .setParameter("by", key.createdBy())
                .setParameter("at", key.createdAt())
                .setParameter("expiry", key.expiresAt(), Instant.class)
                .executeUpdate();
    }

    Optional<ApiKey> replaceSecret(ApiKeyId id, String prefix, byte[] hash) {
        return keys(nativeQuery("update api_key set prefix = :prefix, secret_hash = :hash"
                                + " where id = :id and revoked_at is null returning " + COLUMNS)
                        .setParameter("id", id.value())
                        .setParameter("prefix", prefix)
                        .setParameter("hash", hash))
                .stream()
                .findFirst();
    }

    /** Locks a key, so that nobody else changes it before the transaction is over; its prefix, empty if there is none. */
    Optional<String> lock(ApiKeyId id) {
        return nativeQuery("select prefix from api_key where id = :id for no key update")
                .addScalar("prefix", String.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Whether nobody has a key locked so that it may be changed; of one that is not there, too, there is nothing to wait for. */
    boolean isFree(String prefix) {
        return (Boolean) nativeQuery("""
                        with free as (select from api_key where prefix = :prefix for share skip locked)
                        select exists (select from free) or not exists (select from api_key where prefix = :prefix) as free""")
                .addScalar("free", Boolean.class)
                .setParameter("prefix", prefix)
                .getSingleResult();
    }

    /** Revokes a key; empty if there is none that is not revoked. */
    Optional<ApiKey> revoke(ApiKeyId id) {
        return keys(nativeQuery("update api_key set revoked_at = clock_timestamp()"
                                + " where id = :id and revoked_at is null returning " + COLUMNS)
                        .setParameter("id", id.value()))
                .stream()
                .findFirst();
    }

    List<ApiKey> list(ApiKeysAfter after, int limit) {
        String behind = after.key().isPresent() ? " where (created_at, id) < (:createdAt, :id)" : "";
        NativeQuery<?> query = nativeQuery("select " + COLUMNS + " from api_key" + behind
                        + " order by created_at desc, id desc limit :limit offset :skip")
                .setParameter("limit", limit)
                .setParameter("skip", after.skip());
        after.key()
                .ifPresent(key -> query.setParameter("createdAt", key.createdAt())
                        .setParameter("id", key.id().value()));
        return keys(query);
    }

    /** A key that is neither revoked nor expired. */
    Optional<Stored> findGood(String prefix) {
        return nativeQuery("""
                        select id, secret_hash, holder_type, holder_name, expires_at, clock_timestamp() as now
                          from api_key
                         where prefix = :prefix and revoked_at is null
                           and (expires_at is null or expires_at > clock_timestamp())""")
                .addScalar("id", UUID.class)
                .addScalar("secret_hash", byte[].class)
                .addScalar("holder_type", String.class)
                .addScalar("holder_name", String.class)
                .addScalar("expires_at", Instant.class)
                .addScalar("now", Instant.class)
                .setParameter("prefix", prefix)
                .getResultStream()
                .map(row -> (@Nullable Object[]) row)
                .map(row -> new Stored(
                        new ApiKeyId(present(UUID.class, row[0])),
                        present(byte[].class, row[1]),
                        new HolderColumns(present(String.class, row[2]), present(String.class, row[3])).holder(),
                        (Instant) row[4],
                        present(Instant.class, row[5])))
                .findFirst();
    }

    /**
     * Notes uses, of those keys whose last known use is so much older. A key that somebody has locked is left out: its next
     * use will be noted.
     */
    @Transactional
    void noteUses(Map<ApiKeyId, Instant> uses, Duration precision) {
        List<Map.Entry<ApiKeyId, Instant>> entries = List.copyOf(uses.entrySet());
        nativeQuery("""
                        update api_key k set last_used_at = news.at
                          from (select known.id, used.at
                                  from unnest(:ids, :ats) as used (id, at) join api_key known on known.id = used.id
                                 where known.last_used_at is null
                                    or known.last_used_at < used.at - :seconds * interval '1 second'
                                   for no key update of known skip locked) news
                         where k.id = news.id""")
                .setParameter(
                        "ids",
                        entries.stream().map(entry -> entry.getKey().value()).toArray(UUID[]::new))
                .setParameter("ats", entries.stream().map(Map.Entry::getValue).toArray(Instant[]::new))
                .setParameter("seconds", precision.toSeconds())
                .executeUpdate();
    }

    private static List<ApiKey> keys(NativeQuery<?> query) {
        return query.addScalar("id", UUID.class)
                .addScalar("prefix", String.class)
                .addScalar("name", String.class)
                .addScalar("holder_type", String.class)
                .addScalar("holder_name", String.class)
                .addScalar("created_by", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("expires_at", Instant.class)
                .addScalar("last_used_at", Instant.class)
                .addScalar("revoked_at", Instant.class)
                .getResultStream()
                .map(row -> (@Nullable Object[]) row)
                .map(ApiKeyRepository::key)
                .toList();
    }

    private static ApiKey key(@Nullable Object[] row) {
        return new ApiKey(
                new ApiKeyId(present(UUID.class, row[0])),
                present(String.class, row[1]),
                present(String.class, row[2]),
                new HolderColumns(present(String.class, row[3]), present(String.class, row[4])).holder(),
                present(String.class, row[5]),
                present(Instant.class, row[6]),
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9]);
    }

    private static <T> T present(Class<T> type, @Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column of api_key that cannot be null is");
        }
        return type.cast(column);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /**
     * A good key as a check meets it.
     *
     * @param expiresAt null if it is good until it is revoked
     * @param now the database's clock then
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(
            ApiKeyId id,
            byte[] hash,
            KeyHolder holder,
            @Nullable Instant expiresAt,
            Instant now) {}
}
