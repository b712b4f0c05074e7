package sojourn.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sojourn.binding.ClueSource;
import sojourn.binding.HeaderIds;
import sojourn.binding.NamedSession;
import sojourn.binding.SessionClue;
import sojourn.session.Owner;

/**
 * A session named by an order in it: in {@value #HEADER}, or in the path behind {@code /orders}. An order of a session that
 * is over binds nothing.
 */
@ApplicationScoped
class OrderClue implements SessionClue {

    static final String HEADER = "X-Order-Id";

    private static final String COLLECTION = "orders";

    private final OrderRepository orders;

    @Inject
    OrderClue(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public List<NamedSession> find(ClueSource request) {
        Optional<NamedSession> inHeader =
                HeaderIds.read(request, HEADER, OrderId::parse).map(id -> new ByOrder(Optional.of(HEADER), id));
        List<String> path = request.path();
        Optional<NamedSession> inPath = path.size() > 1 && path.get(0).equals(COLLECTION)
                ? OrderId.parse(path.get(1)).map(id -> new ByOrder(Optional.empty(), id))
                : Optional.empty();
        return Stream.of(inHeader, inPath).flatMap(Optional::stream).toList();
    }

    private final class ByOrder implements NamedSession {

        private final Optional<String> header;
        private final OrderId id;

        ByOrder(Optional<String> header, OrderId id) {
            this.header = header;
            this.id = id;
        }

        @Override
        public Optional<String> header() {
            return header;
        }

        @Override
        public Optional<Found> find(Owner owner) {
            return orders.place(id, owner).map(place -> new Found(place.session(), place.isOpen()));
        }
    }
}
