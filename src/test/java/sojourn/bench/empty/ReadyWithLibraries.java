package sojourn.bench.empty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.infinispan.manager.DefaultCacheManager;
import org.jspecify.annotations.Nullable;

/** Starts a plain Infinispan and says that the WAR is ready when Hibernate reaches the database. */
@Readiness
@ApplicationScoped
public class ReadyWithLibraries implements HealthCheck {

    @PersistenceContext
    private EntityManager entities;

    private @Nullable DefaultCacheManager caches;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        caches = new DefaultCacheManager();
    }

    @Override
    public HealthCheckResponse call() {
        Object one = entities.createNativeQuery("select 1").getSingleResult();
        return HealthCheckResponse.named("database")
                .status(one != null && caches != null)
                .build();
    }
}
