package sojourn.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The nodes as this one sees them.
 *
 * @param node this node's id, empty while it has lost its place
 * @param serving whether it answers from its copies
 * @param hindrance why it does not, empty if it does
 * @param networked whether it has a network with the others
 * @param encrypted whether that is encrypted
 * @param members every node that is known, this one first
 */
public record ClusterState(
        Optional<NodeId> node,
        boolean serving,
        Optional<String> hindrance,
        boolean networked,
        boolean encrypted,
        List<Member> members) {

    /**
     * A node.
     *
     * @param reachable whether it can be reached in the network
     * @param serving whether it answers from its copies
     */
    public record Member(NodeId id, String name, boolean reachable, boolean serving) {}
}
