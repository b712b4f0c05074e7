package sojourn.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import org.hibernate.query.NativeQuery;

/** The queries on users. */
@ApplicationScoped
class UserRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Stores a profile; what a token does not tell does not erase what an earlier one told. */
    @Transactional(TxType.REQUIRES_NEW)
    void store(UserProfile user) {
        entities.createNativeQuery("""
                        insert into app_user as known (id, email, name)
                        values (:id, cast(:email as text), cast(:name as text))
                            on conflict (id) do update
                               set email = coalesce(excluded.email, known.email),
                                   name = coalesce(excluded.name, known.name),
                                   changed_at = now()
                             where (coalesce(excluded.email, known.email), coalesce(excluded.name, known.name))
                                   is distinct from (known.email, known.name)""")
                .setParameter("id", user.id())
                .setParameter("email", user.email())
                .setParameter("name", user.name())
                .executeUpdate();
    }

    List<UserProfile> find(Collection<String> ids) {
        return entities.createQuery("from User u where u.id in :ids", User.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(User::profile)
                .toList();
    }

    /** The ids of up to {@code most} users who have, for each word of a text, one that begins with it. */
    List<String> search(String words, int most) {
        return entities.createNativeQuery(
                        "select id from app_user where words @@ words_wanted(cast(:words as text)) limit :most")
                .unwrap(NativeQuery.class)
                .addScalar("id", String.class)
                .setParameter("words", words)
                .setParameter("most", most)
                .getResultStream()
                .map(String.class::cast)
                .toList();
    }
}
