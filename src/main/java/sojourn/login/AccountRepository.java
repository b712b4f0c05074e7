package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** The statements on the console's accounts. */
@ApplicationScoped
class AccountRepository {

    @PersistenceContext
    private EntityManager entities;

    Optional<Account> find(String name) {
        return nativeQuery("select name, password_hash, role from console_account where name = :name")
                .addScalar("name", String.class)
                .addScalar("password_hash", String.class)
                .addScalar("role", String.class)
                .setParameter("name", name)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Account((String) row[0], (String) row[1], (String) row[2]))
                .findFirst();
    }

    boolean isAny() {
        return nativeQuery("select exists (select 1 from console_account) as found")
                .addScalar("found", Boolean.class)
                .getSingleResult()
                .equals(true);
    }

    /** Adds an account, unless there is one of this name; whether it did. */
    boolean add(Account account) {
        return nativeQuery("""
                        insert into console_account (name, password_hash, role, created_at)
                        values (:name, :hash, :role, clock_timestamp()) on conflict do nothing""")
                        .setParameter("name", account.name())
                        .setParameter("hash", account.passwordHash())
                        .setParameter("role", account.role())
                        .executeUpdate()
                == 1;
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
