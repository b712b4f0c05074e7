package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The queries on keys. */
@ApplicationScoped
class ApiKeyRepository {

    private static final String COLUMNS = "id, prefix, name, holder_type, holder_name, created_by, created_at,"
            + " expires_at, last_used_at, revoked_at";
    private static final String USER = "USER";
    private static final String SERVICE = "SERVICE";

    @PersistenceContext
    private EntityManager entities;

    Instant now() {
        return (Instant) nativeQuery("select clock_timestamp() as now")
                .addScalar("now", Instant.class)
                .getSingleResult();
    }

    void insert(ApiKey key, byte[] hash) {
        KeyHolder holder = key.holder();
        nativeQuery("""
                        insert into api_key (id, prefix, secret_hash, name, holder_type, holder_name, created_by,
                                             created_at, expires_at)
                        values (:id, :prefix, :hash, :name, :type, :holder, :by, :at, cast(:expiry as timestamptz))""")
                .setParameter("id", key.id().value())
                .setParameter("prefix", key.prefix())
                .setParameter("hash", hash)
                .setParameter("name", key.name())
                .setParameter("type", holder instanceof KeyHolder.User ? USER : SERVICE)
                .setParameter(
                        "holder",
                        holder instanceof KeyHolder.User user ? user.id() : ((KeyHolder.Service) holder).name())
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

    /** Whether there is such a key. */
    boolean revoke(ApiKeyId id) {
        return nativeQuery("update api_key set revoked_at = coalesce(revoked_at, clock_timestamp()) where id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
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

    Optional<Stored> find(String prefix) {
        return nativeQuery("""
                        select id, secret_hash, holder_type, holder_name,
                               revoked_at is null and (expires_at is null or expires_at > clock_timestamp()) as good,
                               last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute' as news
                          from api_key where prefix = :prefix""")
                .addScalar("id", UUID.class)
                .addScalar("secret_hash", byte[].class)
                .addScalar("holder_type", String.class)
                .addScalar("holder_name", String.class)
                .addScalar("good", Boolean.class)
                .addScalar("news", Boolean.class)
                .setParameter("prefix", prefix)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Stored(
                        new ApiKeyId((UUID) row[0]),
                        (byte[]) row[1],
                        holder((String) row[2], (String) row[3]),
                        (Boolean) row[4],
                        (Boolean) row[5]))
                .findFirst();
    }

    /** Callers that use a key at once do not wait for each other: the first one's note is everybody's. */
    void noteUse(ApiKeyId id) {
        nativeQuery("""
                        update api_key k set last_used_at = clock_timestamp()
                          from (select id from api_key where id = :id for no key update skip locked) free
                         where k.id = free.id""").setParameter("id", id.value()).executeUpdate();
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
                new ApiKeyId(text(UUID.class, row[0])),
                text(String.class, row[1]),
                text(String.class, row[2]),
                holder(text(String.class, row[3]), text(String.class, row[4])),
                text(String.class, row[5]),
                text(Instant.class, row[6]),
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9]);
    }

    private static <T> T text(Class<T> type, @Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column of api_key that cannot be null is");
        }
        return type.cast(column);
    }

    private static KeyHolder holder(String type, String name) {
        return type.equals(USER) ? new KeyHolder.User(name) : new KeyHolder.Service(name);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /**
     * A key as a check meets it.
     *
     * @param isGood whether it is neither revoked nor expired
     * @param isUseNews whether its last use was noted longer than a minute ago
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(ApiKeyId id, byte[] hash, KeyHolder holder, boolean isGood, boolean isUseNews) {}
}
