package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.figure.Figures;

/** How many reads were answered ahead of JAX-RS on this node. */
@ApplicationScoped
class CopiedReadMetrics {

    private final Counter answered;

    @Inject
    CopiedReadMetrics(Figures figures) {
        answered = figures.group("cache").counter("answers", "Reads of sessions that were answered from a copy alone");
    }

    /** Shows the figure before there is anything to count: the bean is made with the first call. */
    void show() {
        // It is made.
    }

    void count() {
        answered.inc();
    }
}
