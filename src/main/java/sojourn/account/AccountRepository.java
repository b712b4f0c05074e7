package sojourn.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The statements on the console's accounts. */
@ApplicationScoped
class AccountRepository {

    private static final String COLUMNS = "id, name, role, created_at, version, password_hash";

    @PersistenceContext
    private EntityManager entities;

    /** In a transaction of its own where the caller has none, so that it holds no connection any more when it answers. */
    @Transactional
    Optional<Stored> find(String name) {
        return stored(nativeQuery("select " + COLUMNS + " from console_account where name = :name")
                        .setParameter("name", name))
                .stream()
                .findFirst();
    }

    Optional<Stored> find(AccountId id) {
        return stored(nativeQuery("select " + COLUMNS + " from console_account where id = :id")
                        .setParameter("id", id.value()))
                .stream()
                .findFirst();
    }

    List<Stored> list(AccountsAfter after, int limit) {
        String behind = after.key().isPresent() ? " where (created_at, id) < (:createdAt, :id)" : "";
        NativeQuery<?> query = nativeQuery("select " + COLUMNS + " from console_account" + behind
                        + " order by created_at desc, id desc limit :limit offset :skip")
                .setParameter("limit", limit)
                .setParameter("skip", after.skip());
        after.key()
                .ifPresent(key -> query.setParameter("createdAt", key.createdAt())
                        .setParameter("id", key.id().value()));
        return stored(query);
    }

    boolean isAny() {
        return isThere(nativeQuery("select exists (select 1 from console_account) as found"));
    }

    boolean isAnyAdministrator() {
        return isThere(nativeQuery("select exists (select 1 from console_account where role = 'admin') as found"));
    }

    boolean isCurrent(AccountVersion version) {
        return isThere(nativeQuery(
                        "select exists (select 1 from console_account where id = :id and version = :version) as found")
                .setParameter("id", version.account().value())
                .setParameter("version", version.version()));
    }

    /** Adds an account, unless there is one of this name. */
    Optional<Stored> add(AccountId id, String name, AccountRole role, String passwordHash) {
        return stored(nativeQuery("""
                        insert into console_account (id, name, password_hash, role, created_at)
                        values (:id, :name, :hash, :role, clock_timestamp()) on conflict (name) do nothing returning\s""" + COLUMNS)
                        .setParameter("id", id.value())
                        .setParameter("name", name)
                        .setParameter("hash", passwordHash)
                        .setParameter("role", role.label()))
                .stream()
                .findFirst();
    }

    /**
     * Locks an account, if there is one, and those of all administrators, so that none of them changes before the transaction
     * is over. Always in the same order: whoever comes second waits, and then sees what the first one has left.
     */
    List<Stored> lockWithAdministrators(AccountId id) {
        return stored(nativeQuery("select " + COLUMNS
                        + " from console_account where role = 'admin' or id = :id order by id for no key update")
                .setParameter("id", id.value()));
    }

    /** Gives an account a role and a hash, and with them another version. */
    void change(AccountId id, AccountRole role, String passwordHash) {
        nativeQuery("""
                        update console_account set role = :role, password_hash = :hash, version = version + 1
                         where id = :id""")
                .setParameter("id", id.value())
                .setParameter("role", role.label())
                .setParameter("hash", passwordHash)
                .executeUpdate();
    }

    /** Gives a version of an account another hash; empty if the account is not that any more. */
    Optional<Stored> renew(AccountVersion before, String passwordHash) {
        return stored(nativeQuery("update console_account set password_hash = :hash, version = version + 1"
                                + " where id = :id and version = :version returning " + COLUMNS)
                        .setParameter("id", before.account().value())
                        .setParameter("version", before.version())
                        .setParameter("hash", passwordHash))
                .stream()
                .findFirst();
    }

    void delete(AccountId id) {
        nativeQuery("delete from console_account where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    private static boolean isThere(NativeQuery<?> query) {
        return query.addScalar("found", Boolean.class).getSingleResult().equals(true);
    }

    private static List<Stored> stored(NativeQuery<?> query) {
        return query.addScalar("id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("role", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("version", Long.class)
                .addScalar("password_hash", String.class)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(AccountRepository::stored)
                .toList();
    }

    private static Stored stored(Object[] row) {
        AccountId id = new AccountId((UUID) row[0]);
        AccountRole role = AccountRole.of((String) row[2])
                .orElseThrow(() -> new IllegalStateException("An account has a role that there is not"));
        return new Stored(
                new Account(id, (String) row[1], role, (Instant) row[3]),
                new AccountVersion(id, (Long) row[4]),
                (String) row[5]);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** An account as it is stored. */
    record Stored(Account account, AccountVersion version, String passwordHash) {

        /** Without the hash. */
        @Override
        public String toString() {
            return account.name();
        }
    }
}
