package sojourn.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import sojourn.listing.Place;
import sojourn.order.OrderId;
import sojourn.order.OrderPage;
import sojourn.order.OrderSnapshot;
import sojourn.order.OrdersAfter;

/** A page of a listing of orders. */
record OrderPaging(Paging paging) {

    static OrderPaging of(UriInfo uri) {
        return new OrderPaging(Paging.of(uri));
    }

    Response read(UriInfo uri, BiFunction<OrdersAfter, Integer, OrderPage> list) {
        OrderPage page = list.apply(after(), paging.size());
        List<OrderSnapshot> orders = page.orders();
        @Nullable String next = page.more() ? cursor(orders.get(orders.size() - 1)) : null;
        return paging.response(
                uri,
                new OrderPageResponse(orders.stream().map(OrderResponse::of).toList(), next),
                next);
    }

    private OrdersAfter after() {
        return paging.after()
                .map(cursor -> OrdersAfter.order(new OrdersAfter.Key(cursor.at(), new OrderId(cursor.id()))))
                .orElseGet(() -> OrdersAfter.skipping(paging.skip()));
    }

    private static String cursor(OrderSnapshot order) {
        return new Place(order.createdAt(), order.id().value()).text();
    }
}
