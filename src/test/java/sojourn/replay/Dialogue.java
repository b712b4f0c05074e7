package sojourn.replay;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of the file: what was said in which order, what was known after each of the user's turns, and what was
 * ordered.
 *
 * @param orders in the order in which they are made
 */
record Dialogue(String id, List<Turn> turns, List<Order> orders) {
    /** What the context of the session must be in the end. */
    Map<String, @Nullable Object> lastState() {
        Map<String, @Nullable Object> last = Map.of();
        for (Turn turn : turns) {
            if (turn.state() != null) {
                last = turn.state();
            }
        }
        return last;
    }

    /** The orders that are made behind a turn, which is counted from 0. */
    List<Order> ordersBehind(int turn) {
        return orders.stream().filter(order -> order.turn() == turn).toList();
    }

    /** One message; a user's turn carries the state that replaces the context. */
    record Turn(String role, String text, @Nullable Map<String, @Nullable Object> state) {}

    /** One thing that was ordered, behind a turn counted from 0. */
    record Order(String name, Map<String, @Nullable Object> attributes, int turn) {
        /** Its one item, as the API shows it. */
        Map<String, @Nullable Object> item() {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("name", name);
            item.put("quantity", BigDecimal.ONE);
            item.put("unitPrice", null);
            item.put("attributes", attributes);
            return item;
        }
    }
}
