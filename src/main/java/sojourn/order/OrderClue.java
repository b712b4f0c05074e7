package sojourn.order;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import sojourn.binding.IdClue;
import sojourn.binding.NamedSession;
import sojourn.session.Owner;

/**
 * A session named by an order in it: in {@value #HEADER}, or in the path behind {@code /orders}. An order of a session that
 * is over binds nothing.
 */
@Dependent
public class OrderClue extends IdClue<OrderId> {

    /** The header that names an order whose session is meant. */
    public static final String HEADER = "X-Order-Id";

    private final OrderRepository orders;

    @Inject
    OrderClue(OrderRepository orders) {
        super(HEADER, "orders", OrderId::parse);
        this.orders = orders;
    }

    @Override
    protected Optional<NamedSession.Found> find(OrderId id, Owner owner) {
        return orders.place(id, owner).map(place -> new NamedSession.Found(place.session(), place.isOpen()));
    }
}
