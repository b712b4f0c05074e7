package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import sojourn.database.DatabaseReady;

/** How much work goes on in sessions, as the server's metrics show it. */
@ApplicationScoped
class ScopeMetrics {

    private final MetricRegistry registry;

    @Inject
    ScopeMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    void show(@Observes DatabaseReady ready, OpenScopes open) {
        registry.gauge(metadata("scopes.open", "Requests and tasks that are not over"), open, OpenScopes::count);
        registry.gauge(
                metadata("scopes.sessions", "Sessions that are kept alive for them"), open, OpenScopes::sessions);
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder()
                .withName("sojourn." + name)
                .withDescription(description)
                .build();
    }
}
