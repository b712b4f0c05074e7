package sojourn.order;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import sojourn.session.SessionEnding;

/**
 * The part that orders have in a session's end: in its transaction every draft with at least one item is submitted, whatever
 * the end's reason, and an empty one is cancelled.
 */
@ApplicationScoped
class OrderSubmission {

    private final ClosingRepository repository;

    @Inject
    OrderSubmission(ClosingRepository repository) {
        this.repository = repository;
    }

    void submit(@Observes @Priority(SessionEnding.Turn.ORDERS) SessionEnding ending) {
        repository.closeDrafts(ending.session(), ending.endedAt());
    }
}
