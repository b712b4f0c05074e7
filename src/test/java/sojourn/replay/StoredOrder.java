package sojourn.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API returned it.
 *
 * @param status what was in the answer, like the items: absent, or of a wrong type, if the server says so
 */
record StoredOrder(
        String id,
        String session,
        @Nullable Object status,
        @Nullable Object items) {

    /** In what a session's orders, oldest first, differ from those of its dialogue: their number, and the first other one. */
    static List<String> differences(List<StoredOrder> stored, Dialogue dialogue) {
        int expected = dialogue.orders().size();
        String count = stored.size() == expected ? "" : stored.size() + " orders, not " + expected + "; ";
        for (int i = 0; i < Math.min(expected, stored.size()); i++) {
            List<String> found = stored.get(i).differencesFrom(dialogue.orders().get(i));
            if (!found.isEmpty()) {
                return List.of(count + "order " + (i + 1) + ": " + String.join("; ", found));
            }
        }
        return count.isEmpty() ? List.of() : List.of(count + "the others are equal");
    }

    private List<String> differencesFrom(Dialogue.Order order) {
        List<String> differences = new ArrayList<>();
        if (!"SUBMITTED".equals(status)) {
            differences.add("the status is " + status + ", not SUBMITTED");
        }
        List<?> expected = List.of(order.item());
        if (!expected.equals(items)) {
            differences.add("the items are " + Json.excerpt(items) + ", not " + Json.excerpt(expected));
        }
        return differences;
    }
}
