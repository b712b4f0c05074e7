package sojourn.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The other nodes that may serve copies, as far as this one knows: those it has to tell of its changes.
 *
 * <p>A node may serve only when every other one that was there has confirmed its arrival, so that none is missing here. It
 * is confirmed when the changes are over that had begun before it was known: they have told others than it.
 *
 * <p>Safe for any number of threads: a change is put among those that go on before it looks at who is to be told, and an
 * arrival puts a node among those who are told before it looks at what goes on, so that one of the two sees the other.
 */
final class Peers {

    private final Map<NodeId, Peer> told = new ConcurrentHashMap<>();
    private final Set<Change> going = ConcurrentHashMap.newKeySet();

    /** Notes a change that begins. */
    void begin(Change change) {
        going.add(change);
    }

    /** Forgets a change that is over. */
    void end(Change change) {
        going.remove(change);
        change.over().complete(null);
    }

    /** Notes that a node may serve from now on. Complete when it will have been told of every change that is not over. */
    CompletionStage<Void> arrive(NodeId node, Optional<Place> place, long now) {
        told.put(node, new Peer(node, place, now));
        return CompletableFuture.allOf(going.stream().map(Change::over).toArray(CompletableFuture[]::new));
    }

    /** Notes that a node does not serve any more. */
    void depart(NodeId node) {
        told.remove(node);
    }

    /** Notes that a node does not serve any more, unless it has arrived anew since. */
    void depart(Peer peer) {
        told.remove(peer.node(), peer);
    }

    /** Forgets those that are not there any more: all but the given ones, and those who arrived after they were looked at. */
    void retain(Collection<NodeId> there, long looked) {
        told.values().removeIf(peer -> !there.contains(peer.node()) && peer.arrived() - looked < 0);
    }

    /** Those who are to be told, in the order of their ids. */
    List<Peer> toTell() {
        List<Peer> peers = new ArrayList<>(told.values());
        peers.sort((one, other) -> Long.compare(one.node().value(), other.node().value()));
        return peers;
    }

    Set<NodeId> nodes() {
        return told.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A node that may serve copies.
     *
     * @param arrived when this node learned of it, by the monotonic clock
     */
    record Peer(NodeId node, Optional<Place> place, long arrived) {}
}
