package sojourn.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What one transaction changes, from before others are told of it until it is over. For the transaction's thread. */
final class Change {

    private final NodeId node;
    private final String id;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<Peers.Peer> told = new LinkedHashSet<>();
    private final List<Peers.Peer> evicted = new ArrayList<>();

    Change(NodeId node, String id) {
        this.node = node;
        this.id = id;
    }

    /** The node on which it is made. */
    NodeId node() {
        return node;
    }

    /** What it is called in messages; no two changes are called alike. */
    String id() {
        return id;
    }

    /** Complete when it is over. */
    CompletableFuture<Void> over() {
        return over;
    }

    Set<String> keys() {
        return keys;
    }

    /** Those who have been told of it, and may have confirmed it. */
    Set<Peers.Peer> told() {
        return told;
    }

    /** Those who did not confirm it, and cannot serve any more once it is committed. */
    List<Peers.Peer> evicted() {
        return evicted;
    }
}
