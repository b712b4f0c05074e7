package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * This node among those that share the database.
 *
 * <p>It has a row there, which it renews. As long as the row lives it may change things; and if it was given leave to
 * serve, it may answer from its copies until that leave runs out. Both are timed by this machine's monotonic clock, from
 * before a renewal was sent and for a little less than the database grants: a process that was paused finds them gone.
 *
 * <p>It asks for leave to serve when it begins, and after it was evicted; it has it when every other node that is there
 * has confirmed that it tells this one of its changes. One that cannot be reached, and is not gone, keeps it from serving:
 * then it answers from the database.
 *
 * <p>Begin, renewals and end keep each other out; the fields that they write are read by any number of threads.
 */
@ApplicationScoped
public class Nodes {

    private static final Logger LOG = System.getLogger(Nodes.class.getName());

    /** What the database grants, and how much less is taken of it, for clocks that do not run alike. */
    private static final Duration LIFE = Duration.ofSeconds(10);

    private static final Duration SERVING = Duration.ofSeconds(3);
    private static final Duration LESS = Duration.ofMillis(250);

    /**
     * An arrival is confirmed when the changes are over that do not know of it. Shorter than a life, which is not renewed
     * meanwhile; whom a long transaction keeps from it asks again.
     */
    private static final Duration ARRIVAL = Duration.ofSeconds(6);

    private final NodeRepository repository;
    private final Network network;
    private final CopyKeeper copies;
    private final ClusterSettings settings;
    private final Peers peers = new Peers();

    private volatile @Nullable Place place;
    private volatile @Nullable Member member;

    /** When the leave to serve is over, by the monotonic clock; only to be believed where {@link #serving} is true. */
    private volatile long servingUntil;

    private volatile boolean serving;

    /** Whether this node has left for good: a renewal that comes late must not bring it back. Only under this lock. */
    private boolean ended;

    private volatile DatabaseTime time = DatabaseTime.UNKNOWN;

    private volatile List<NodeRow> others = List.of();
    private volatile String hindrance = "it has just begun";

    @Inject
    Nodes(NodeRepository repository, Network network, CopyKeeper copies, ClusterSettings settings) {
        this.repository = repository;
        this.network = network;
        this.copies = copies;
        this.settings = settings;
    }

    /** Whether this node may answer from its copies at this moment. */
    public boolean isServing() {
        return serving && servingUntil - System.nanoTime() > 0;
    }

    /** What the database's clock shows, as far as is known; empty before it was asked for the first time. */
    public Optional<Instant> databaseTime() {
        return time.at(System.nanoTime());
    }

    /** How long this node may change things if it is not renewed; zero if it has lost its place. */
    Duration lease() {
        @Nullable Member known = member;
        return known == null ? Duration.ZERO : rest(known.until());
    }

    /** How long this node may answer from its copies if it is not renewed; zero if it may not. */
    Duration leave() {
        return serving ? rest(servingUntil) : Duration.ZERO;
    }

    private static Duration rest(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** How many nodes live, this one among them, as of the last renewal. Costs nothing. */
    public int living() {
        int living = 1;
        for (NodeRow other : others) {
            if (other.alive()) {
                living++;
            }
        }
        return living;
    }

    /** How this node stands among the others, as of the last renewal. */
    public ClusterState state() {
        @Nullable Member known = member;
        boolean now = isServing();
        Set<String> reachable = network.members();
        List<ClusterState.Member> members = new ArrayList<>();
        if (known != null) {
            members.add(new ClusterState.Member(known.id(), settings.nodeName(), true, now));
        }
        for (NodeRow other : others) {
            boolean reached =
                    other.place().filter(at -> reachable.contains(at.member())).isPresent();
            members.add(new ClusterState.Member(other.id(), other.name(), reached, other.serving()));
        }
        return new ClusterState(
                Optional.ofNullable(known).filter(Member::lives).map(Member::id),
                now,
                now ? Optional.empty() : Optional.of(serving ? "the database has not answered for a while" : hindrance),
                place != null,
                settings.key().isPresent(),
                members);
    }

    Peers peers() {
        return peers;
    }

    /**
     * Who this node is.
     *
     * @throws NodeAway if it has no row that lives
     */
    NodeId member() {
        @Nullable Member known = member;
        if (known == null || !known.lives()) {
            throw new NodeAway();
        }
        return known.id();
    }

    /** Who this node is, as far as it has a row. */
    Optional<NodeId> known() {
        return Optional.ofNullable(member).map(Member::id);
    }

    /** Whether this node is still the given one, and its row lives. */
    boolean isMember(NodeId id) {
        @Nullable Member known = member;
        return known != null && known.id().equals(id) && known.lives();
    }

    /**
     * Joins the network, and arrives.
     *
     * @throws NetworkFailed if the network cannot be joined
     */
    synchronized void begin() {
        // Whatever has to be made for copies takes its time, in which this node's row would run out.
        copies.forgetAll();
        List<NodeRow> there = repository.others(new NodeId(0));
        place = network.join(endpoints(there), this::receive).orElse(null);
        arrive();
        serveIfAllAgree();
    }

    /** Renews this node's row, and asks for what it has lost. To be called about every second. */
    synchronized void renew() {
        if (ended) {
            return;
        }
        @Nullable Member known = member;
        long sent = System.nanoTime();
        Optional<NodeRepository.Renewal> renewal =
                known == null ? Optional.empty() : repository.renew(known.id(), LIFE, SERVING);
        if (renewal.isEmpty()) {
            stopServing("its place had run out");
            arrive();
        } else {
            member = new Member(renewedId(known), sent + LIFE.minus(LESS).toNanos());
            time = new DatabaseTime(renewal.get().now(), System.nanoTime());
            if (renewal.get().serving()) {
                servingUntil = sent + SERVING.minus(LESS).toNanos();
            } else if (serving) {
                stopServing("another node has waited for it");
            }
        }
        look();
        if (!serving) {
            serveIfAllAgree();
        }
    }

    private static NodeId renewedId(@Nullable Member known) {
        if (known == null) {
            throw new IllegalStateException("A row that is not there was renewed");
        }
        return known.id();
    }

    /** Tells the others that this node serves no longer, and leaves. */
    synchronized void end() {
        ended = true;
        @Nullable Member known = member;
        member = null;
        stopServing("it has ended");
        if (known != null) {
            network.tell(
                    peers.toTell().stream()
                            .flatMap(peer -> peer.place().stream())
                            .map(Place::member)
                            .toList(),
                    NodeMessages.write(NodeMessage.departure(known.id())));
        }
        network.leave();
        if (known != null) {
            repository.leave(known.id());
        }
    }

    /** Gets a row. Whoever is there may serve copies of what this node changes. */
    private void arrive() {
        long sent = System.nanoTime();
        NodeId id = repository.arrive(settings.nodeName(), Optional.ofNullable(place), LIFE);
        long looked = System.nanoTime();
        others = repository.others(id);
        for (NodeRow other : others) {
            if (other.alive()) {
                peers.arrive(other.id(), other.place(), looked);
            }
        }
        member = new Member(id, sent + LIFE.minus(LESS).toNanos());
        LOG.log(Level.INFO, "This is node {0}; the others are {1}", id, ids(others));
    }

    private static List<NodeId> ids(List<NodeRow> rows) {
        return rows.stream().map(NodeRow::id).toList();
    }

    /** Looks who is there. */
    private void look() {
        @Nullable Member known = member;
        if (known == null) {
            return;
        }
        long looked = System.nanoTime();
        List<NodeRow> there = repository.others(known.id());
        peers.retain(ids(there), looked);
        network.lookFor(endpoints(there));
        for (NodeRow other : there) {
            if (!other.alive() && repository.remove(other.id())) {
                peers.depart(other.id());
            }
        }
        others = there;
    }

    /** Serves from now on if nobody is there who would not tell this node of a change. */
    private void serveIfAllAgree() {
        @Nullable Member known = member;
        if (known == null) {
            return;
        }
        repository.askAnew(known.id());
        List<NodeRow> there = repository.others(known.id());
        Set<String> reachable = network.members();
        Confirmations asked = new Confirmations();
        byte[] arrival = NodeMessages.write(NodeMessage.arrival(known.id()));
        for (NodeRow other : there) {
            if (!other.alive()) {
                if (!repository.remove(other.id())) {
                    hindrance = "the node " + other.id() + " is gone, but a transaction of its goes on";
                    return;
                }
            } else if (other.place()
                    .filter(at -> reachable.contains(at.member()))
                    .isEmpty()) {
                hindrance = "the node " + other.id() + " (" + other.name() + ") cannot be reached";
                return;
            } else {
                asked.add(other.id(), network.ask(other.place().orElseThrow().member(), arrival));
            }
        }
        Set<Long> missing = asked.missing(ARRIVAL);
        if (!missing.isEmpty()) {
            hindrance = "its arrival is not confirmed by " + missing;
            return;
        }
        copies.forgetAll();
        long sent = System.nanoTime();
        Optional<NodeRepository.Renewal> renewal = repository.serve(known.id(), LIFE, SERVING);
        if (renewal.isEmpty()) {
            hindrance = "another node has waited for it";
            return;
        }
        time = new DatabaseTime(renewal.get().now(), System.nanoTime());
        member = new Member(known.id(), sent + LIFE.minus(LESS).toNanos());
        servingUntil = sent + SERVING.minus(LESS).toNanos();
        serving = true;
        LOG.log(Level.INFO, "The node {0} answers from its copies; the others are {1}", known.id(), ids(there));
    }

    private void stopServing(String why) {
        if (serving) {
            LOG.log(Level.WARNING, "This node answers from the database, because {0}", why);
        }
        hindrance = why;
        serving = false;
        copies.forgetAll();
    }

    private CompletionStage<Void> receive(String sender, byte[] bytes) {
        NodeMessage message = NodeMessages.read(bytes);
        NodeId node = new NodeId(message.node());
        switch (message.kind()) {
            case NodeMessage.ARRIVAL -> {
                return peers.arrive(node, placeOf(sender), System.nanoTime());
            }
            case NodeMessage.DEPARTURE -> peers.depart(node);
            case NodeMessage.CHANGING -> copies.changing(message.change(), message.keys());
            case NodeMessage.RENEWED -> copies.renewed(message.detailsByKey());
            case NodeMessage.CHANGED -> copies.changed(message.change(), message.keys());
            default -> {
                // Of a newer version: what it wants is not known here, and must not be confirmed.
                return CompletableFuture.failedFuture(
                        new IllegalArgumentException("a message of the kind " + message.kind()));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private static Optional<Place> placeOf(String sender) {
        return Optional.of(new Place(sender, ""));
    }

    private static List<String> endpoints(List<NodeRow> rows) {
        return rows.stream()
                .filter(NodeRow::alive)
                .flatMap(row -> row.place().stream())
                .map(Place::endpoint)
                .toList();
    }

    /**
     * Who this node is.
     *
     * @param until when its row may have run out, by the monotonic clock
     */
    private record Member(NodeId id, long until) {

        boolean lives() {
            return until - System.nanoTime() > 0;
        }
    }

    /**
     * What the database's clock showed.
     *
     * @param nanos when, by the monotonic clock, or a little later
     */
    private record DatabaseTime(@Nullable Instant shown, long nanos) {

        static final DatabaseTime UNKNOWN = new DatabaseTime(null, 0);

        Optional<Instant> at(long moment) {
            return Optional.ofNullable(shown).map(then -> then.plusNanos(moment - nanos));
        }
    }
}
