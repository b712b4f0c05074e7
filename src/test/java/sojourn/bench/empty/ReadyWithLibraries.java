package sojourn.bench.empty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Starts a plain Infinispan and says that the WAR is ready when Hibernate reaches the database. */
@Readiness
@ApplicationScoped
public class ReadyWithLibraries implements HealthCheck {

    @PersistenceContext
    private EntityManager entities;

    private @Nullable AutoCloseable caches;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) throws ReflectiveOperationException {
        // By name: Infinispan is there when the benchmark is built, not in every build of these classes.
        caches = Class.forName("org.infinispan.manager.DefaultCacheManager")
                .asSubclass(AutoCloseable.class)
                .getConstructor()
                .newInstance();
    }

    @Override
    public HealthCheckResponse call() {
        Object one = entities.createNativeQuery("select 1").getSingleResult();
        return HealthCheckResponse.named("database")
                .status(one != null && caches != null)
                .build();
    }
}
