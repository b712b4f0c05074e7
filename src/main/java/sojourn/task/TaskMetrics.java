package sojourn.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import sojourn.database.DatabaseReady;

/** How the background fares, as the server's metrics show it. */
@ApplicationScoped
class TaskMetrics {

    private final MetricRegistry registry;

    @Inject
    TaskMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    /** Shows everything from the start, also what has not happened yet. */
    void show(@Observes DatabaseReady ready, TaskQueue queue) {
        registry.gauge(metadata("background.queue.length", "Tasks that wait"), queue, TaskQueue::waiting);
        registry.gauge(metadata("background.running", "Tasks that run"), queue, TaskQueue::running);
        refused();
        failed();
    }

    /** Tasks that were refused since the start. */
    Counter refused() {
        return registry.counter(metadata("background.refused", "Tasks that were refused"));
    }

    /** Tasks that have failed since the start. */
    Counter failed() {
        return registry.counter(metadata("background.failed", "Tasks that have failed"));
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder()
                .withName("sojourn." + name)
                .withDescription(description)
                .build();
    }
}
