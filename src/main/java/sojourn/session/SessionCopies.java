package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infinispan.protostream.SerializationContextInitializer;
import sojourn.cache.Copies;
import sojourn.cluster.Changes;
import sojourn.cluster.Nodes;

/**
 * Sessions as they are seen by whoever reads them: from a copy, or from the database where there is none to be trusted.
 *
 * <p>Touches do not change a copy, they renew it, and that may be lost: it may show an earlier activity and expiry than is
 * stored. So the database is asked where the copy's expiry is near, and it alone says that a session has expired.
 */
@ApplicationScoped
class SessionCopies {

    /** Two clocks are compared here, so that what is nearer than this is left to the database's. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    private final SessionRepository reads;
    private final SessionLockRepository locks;
    private final SessionPolicy policy;
    private final Copies copies;
    private final Changes changes;
    private final Nodes nodes;

    @Inject
    SessionCopies(
            SessionRepository reads,
            SessionLockRepository locks,
            SessionPolicy policy,
            Copies copies,
            Changes changes,
            Nodes nodes) {
        this.reads = reads;
        this.locks = locks;
        this.policy = policy;
        this.copies = copies;
        this.changes = changes;
        this.nodes = nodes;
    }

    @Produces
    @Singleton
    static SerializationContextInitializer schema() {
        return new SessionCopyMarshalling();
    }

    /**
     * A session of an owner; empty if there is none with this id. Whether it is somebody else's or nobody's takes as long to
     * tell: the database is asked for both.
     */
    Optional<Sighting> find(SessionId id, Owner owner) {
        String key = key(id);
        Optional<Sighting> copy = copies.find(key, SessionCopy.class).flatMap(this::sighting);
        return copy.filter(seen -> seen.session().owner().equals(owner)).or(() -> load(id, key, owner));
    }

    /** Likewise without asking the database: empty also where there is no copy that can be trusted. */
    Optional<Sighting> peek(SessionId id, Owner owner) {
        return copies.peek(key(id), SessionCopy.class)
                .flatMap(this::sighting)
                .filter(seen -> seen.session().owner().equals(owner));
    }

    private Optional<Sighting> sighting(SessionCopy copy) {
        SessionSnapshot session = copy.snapshot();
        return nodes.databaseTime().filter(now -> isFar(session, now)).map(now -> new Sighting(session, now));
    }

    /** Whether nothing of a session depends on the exact time. */
    private boolean isFar(SessionSnapshot session, Instant now) {
        return !session.status().isLive()
                || (session.expiresAt().isAfter(now.plus(NEAR))
                        && !policy.isUrgent(session.expiresAt(), now, session.duration(), session.createdAt()));
    }

    private Optional<Sighting> load(SessionId id, String key, Owner owner) {
        return copies.load(key, () -> locks.isFree(id), () -> reads.find(id, owner), SessionCopies::copy);
    }

    private static Copies.Copy copy(Sighting seen) {
        SessionSnapshot session = seen.session();
        Duration life =
                session.status().isLive() ? Duration.between(seen.now(), session.expiresAt()) : Duration.ofDays(1);
        return new Copies.Copy(SessionCopy.of(session), life);
    }

    /**
     * Tells all nodes that the caller's transaction changes sessions, whose rows it has locked.
     *
     * @throws sojourn.cluster.NodeAway if this node has lost its place among the others
     */
    void changing(Collection<SessionId> sessions) {
        changes.announce(sessions.stream().map(SessionCopies::key).toList());
    }

    /** Shows on all nodes that sessions were renewed, by what has been committed. */
    void renewed(Collection<TouchRepository.Renewed> renewed) {
        if (!renewed.isEmpty()) {
            changes.tellRenewed(
                    renewed.stream().collect(Collectors.toMap(one -> key(one.session()), SessionCopyRenewal::detail)));
        }
    }

    private static String key(SessionId id) {
        return "session " + id;
    }
}
