package sojourn.order;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import sojourn.session.SessionAdopting;
import sojourn.session.SessionEnding;

/**
 * The part that orders have in a session's adoption: in its transaction they become the adopter's, drafts and cancelled ones.
 *
 * <p>No customer's figures change. A customer is made, and counted up, by the end that submits an order; so those of a live
 * session's orders are not yet anybody's, and become the adopter's when it ends.
 */
@ApplicationScoped
class OrderAdoption {

    private final AdoptionRepository repository;

    @Inject
    OrderAdoption(AdoptionRepository repository) {
        this.repository = repository;
    }

    void adopt(@Observes @Priority(SessionEnding.Turn.ORDERS) SessionAdopting adopting) {
        repository.changeOwner(adopting.session(), adopting.adopter());
    }
}
