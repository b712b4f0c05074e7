package sojourn.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.infinispan.protostream.annotations.ProtoField;

/**
 * What one node tells another.
 *
 * <p>Nodes of two versions may run side by side: a field is never given another meaning or number, and a node passes over
 * fields that it does not know.
 *
 * @param kind one of the constants
 * @param node the sender
 * @param change the change that the message is about, empty if it is about none
 * @param keys the keys of the copies that the message concerns
 * @param details one for each key, where the kind has any
 */
record NodeMessage(
        @ProtoField(number = 1, defaultValue = "0") int kind,
        @ProtoField(number = 2, defaultValue = "0") long node,
        @ProtoField(number = 3, defaultValue = "") String change,
        @ProtoField(number = 4) List<String> keys,
        @ProtoField(number = 5) List<String> details) {

    /** The sender is about to serve copies, and asks to be told of every change. */
    static final int ARRIVAL = 1;

    /** The sender serves no copies any more. */
    static final int DEPARTURE = 2;

    /** The sender is about to commit a change: copies under the keys are not to be used before it is over. */
    static final int CHANGING = 3;

    /** The change is over, whatever became of it. */
    static final int CHANGED = 4;

    /** What the copies show was renewed, which is no change. */
    static final int RENEWED = 5;

    NodeMessage {
        // Absent in a message that is about none.
        change = Objects.requireNonNullElse(change, "");
        keys = List.copyOf(keys);
        details = List.copyOf(details);
    }

    static NodeMessage arrival(NodeId sender) {
        return new NodeMessage(ARRIVAL, sender.value(), "", List.of(), List.of());
    }

    static NodeMessage departure(NodeId sender) {
        return new NodeMessage(DEPARTURE, sender.value(), "", List.of(), List.of());
    }

    static NodeMessage changing(NodeId sender, String change, List<String> keys) {
        return new NodeMessage(CHANGING, sender.value(), change, keys, List.of());
    }

    static NodeMessage changed(NodeId sender, String change, List<String> keys) {
        return new NodeMessage(CHANGED, sender.value(), change, keys, List.of());
    }

    static NodeMessage renewed(NodeId sender, Map<String, String> details) {
        return new NodeMessage(
                RENEWED, sender.value(), "", List.copyOf(details.keySet()), List.copyOf(details.values()));
    }

    /** The details by their keys. */
    Map<String, String> detailsByKey() {
        Map<String, String> byKey = new HashMap<>();
        for (int each = 0; each < Math.min(keys.size(), details.size()); each++) {
            byKey.put(keys.get(each), details.get(each));
        }
        return byKey;
    }
}
