package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import sojourn.binding.BoundSession;
import sojourn.binding.CurrentSession;
import sojourn.session.VersionCondition;

/** Orders in the session that the calling code works in. */
@ApplicationScoped
@Transactional
public class BoundOrders {

    private final CurrentSession session;
    private final Orders orders;

    @Inject
    BoundOrders(CurrentSession session, Orders orders) {
        this.session = session;
        this.orders = orders;
    }

    /**
     * Makes a draft as the last thing that a request stores: in a transient session that nothing else works in it is
     * submitted, or cancelled if it is empty, by the same transaction.
     *
     * @param condition which version the session must have
     * @throws OrderException and {@link sojourn.session.SessionException} as {@link Orders#draft} does
     */
    public OrderSnapshot draft(VersionCondition condition, OrderContent content) {
        BoundSession bound = session.findOrMake();
        OrderSnapshot draft = orders.draft(bound.id(), bound.owner(), condition, content);
        return session.endIfLast() ? orders.find(draft.id(), bound.owner()) : draft;
    }
}
