package sojourn.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many requests to the API this node has answered since its start. */
@ApplicationScoped
public class AnsweredRequests {

    private final RequestMetrics metrics;

    @Inject
    AnsweredRequests(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    /** All of them. */
    public long count() {
        return metrics.answered();
    }

    /** Those that it could not serve: its own failures, and what it was too busy for. */
    public long failed() {
        return metrics.answered("5xx") + metrics.answered("503");
    }
}
