package sojourn.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/** How the background fares. */
@ApplicationScoped
class TaskMetrics {

    private final FigureGroup group;
    private final Counter refused;
    private final Counter failed;
    private final Counter done;

    @Inject
    TaskMetrics(Figures figures) {
        this.group = figures.group("background");
        this.refused = group.counter("refused", "Tasks that were refused");
        this.failed = group.counter("failed", "Tasks that have failed");
        this.done = group.counter("done", "Tasks that were done without a failure");
    }

    /** Shows everything from the start, also what has not happened yet. */
    void show(@Observes DatabaseReady ready, TaskQueue queue, BackgroundSettings settings) {
        group.number("queue.length", "Tasks that wait", queue::waiting);
        group.number("queue.capacity", "Tasks that may wait", settings::queueCapacity);
        group.number("running", "Tasks that run", queue::running);
    }

    Counter refused() {
        return refused;
    }

    Counter failed() {
        return failed;
    }

    Counter done() {
        return done;
    }
}
