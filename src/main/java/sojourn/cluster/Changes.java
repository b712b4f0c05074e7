package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import sojourn.database.Commit;
import sojourn.database.Commit.Outcome;

/**
 * What this node changes, told to every node that may serve copies of it before it is committed.
 *
 * <p>So no copy of what was before is served from the commit on, even if this node dies the next moment: those who were
 * told ask the database until they know that the change is over. Who does not confirm has its leave to serve taken away,
 * and is waited for until that has run out.
 */
@ApplicationScoped
public class Changes {

    private static final Logger LOG = System.getLogger(Changes.class.getName());

    /** How long a node is waited for that may only be slow, before its leave is taken away. */
    private static final Duration CONFIRMATION = Duration.ofMillis(500);

    private final Nodes nodes;
    private final Peers peers;
    private final NodeRepository repository;
    private final Network network;
    private final CopyKeeper copies;
    private final Commit commit;

    @Inject
    Changes(Nodes nodes, NodeRepository repository, Network network, CopyKeeper copies, Commit commit) {
        this.nodes = nodes;
        this.peers = nodes.peers();
        this.repository = repository;
        this.network = network;
        this.copies = copies;
        this.commit = commit;
    }

    /**
     * Tells everybody that the caller's transaction changes what is kept under some keys. It must have locked that in the
     * database so that nobody else changes it before the transaction is over.
     *
     * @throws NodeAway if this node has lost its place among the others
     */
    @Transactional(TxType.MANDATORY)
    public void announce(List<String> keys) {
        Change change = commit.remembered(this).map(Change.class::cast).orElseGet(this::begin);
        List<String> fresh = keys.stream().filter(change.keys()::add).toList();
        if (fresh.isEmpty()) {
            return;
        }
        copies.changing(change.id(), fresh);
        byte[] message = NodeMessages.write(NodeMessage.changing(change.node(), change.id(), fresh));
        Confirmations confirmations = new Confirmations();
        List<Peers.Peer> asked = new ArrayList<>();
        for (Peers.Peer peer : peers.toTell()) {
            if (!change.evicted().contains(peer)) {
                change.told().add(peer);
                asked.add(peer);
                confirmations.add(
                        peer.node(), network.ask(peer.place().map(Place::member).orElse(""), message));
            }
        }
        Set<Long> missing = confirmations.missing(CONFIRMATION);
        List<Peers.Peer> silent = asked.stream()
                .filter(peer -> missing.contains(peer.node().value()))
                .toList();
        if (!silent.isEmpty()) {
            evict(silent, change);
        }
    }

    /** Tells everybody that what copies show was renewed, which is no change. Nobody confirms it, and it may be lost. */
    public void tellRenewed(Map<String, String> details) {
        copies.renewed(details);
        List<String> told = members(peers.toTell());
        if (!told.isEmpty()) {
            nodes.known().ifPresent(self -> network.tell(told, NodeMessages.write(NodeMessage.renewed(self, details))));
        }
    }

    private static List<String> members(Collection<Peers.Peer> told) {
        return told.stream()
                .flatMap(peer -> peer.place().stream())
                .map(Place::member)
                .toList();
    }

    private Change begin() {
        NodeId self = nodes.member();
        Change change = new Change(self, UUID.randomUUID().toString());
        repository.fence(self);
        if (!nodes.isMember(self)) {
            throw new NodeAway();
        }
        commit.atEnd(outcome -> end(change, outcome));
        peers.begin(change);
        commit.remember(this, change);
        return change;
    }

    /** In the order of their ids, so that two who evict the same nodes do not wait for each other. */
    private void evict(List<Peers.Peer> silent, Change change) {
        Duration longest = Duration.ZERO;
        for (Peers.Peer peer : silent) {
            Duration rest = repository.evict(peer.node());
            longest = rest.compareTo(longest) > 0 ? rest : longest;
            change.evicted().add(peer);
        }
        LOG.log(
                Level.WARNING,
                "The nodes {0} do not confirm what is changed here: they may answer from their copies for {1} ms more",
                silent.stream().map(Peers.Peer::node).toList(),
                longest.toMillis());
        try {
            TimeUnit.NANOSECONDS.sleep(longest.toNanos());
        } catch (InterruptedException e) {
            // Whoever stops this node: what it was about to commit must not be seen before those who did not confirm
            // are done.
            throw new NodeAway();
        }
    }

    private void end(Change change, Outcome outcome) {
        try {
            if (outcome == Outcome.COMMITTED) {
                change.evicted().forEach(peers::depart);
            }
            if (outcome != Outcome.UNKNOWN) {
                List<String> keys = List.copyOf(change.keys());
                copies.changed(change.id(), keys);
                network.tell(
                        members(change.told()),
                        NodeMessages.write(NodeMessage.changed(change.node(), change.id(), keys)));
            }
        } finally {
            // No node could arrive any more while it goes on.
            peers.end(change);
        }
    }
}
