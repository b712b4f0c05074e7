package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import sojourn.session.SessionsDeleting;

/** The part that orders have in the deletion of sessions: cancelled ones go with them, submitted ones stay. */
@ApplicationScoped
class OrderDeletion {

    private final ClosingRepository repository;

    @Inject
    OrderDeletion(ClosingRepository repository) {
        this.repository = repository;
    }

    void delete(@Observes SessionsDeleting deleting) {
        repository.deleteCancelled(deleting.sessions());
    }
}
