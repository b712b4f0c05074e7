package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.query.NativeQuery;

/** The query for the secret that the database has made. */
@ApplicationScoped
class ServerSecretRepository {

    @PersistenceContext
    private EntityManager entities;

    /** 32 bytes. */
    byte[] ofApiKeys() {
        return (byte[]) entities.createNativeQuery("select value from server_secret where name = 'api-keys'")
                .unwrap(NativeQuery.class)
                .addScalar("value", byte[].class)
                .getSingleResult();
    }
}
