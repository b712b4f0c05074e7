package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sojourn.json.JsonText;

/**
 * The sessions that nobody names: found, or made, for whoever works in them.
 *
 * <p>A transient one belongs to one request and the tasks that it starts. Its row is made by the first transaction that
 * stores something in it, under an id that was chosen before, so that the primary key decides between several; it lives by
 * renewal for as long as somebody works in it, and a crashed node's run out. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class ImplicitSessions {

    /** How long a transient session lives after its last renewal. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final ImplicitSessionRepository repository;
    private final SessionRepository reads;
    private final SessionCopies copies;
    private final OwnerLockRepository owners;
    private final SessionLockRepository locks;
    private final SessionTouching touching;
    private final SessionClosing closing;
    private final Sessions sessions;
    private final SessionEnds ends;
    private final SessionSettings settings;
    private final SessionMetrics metrics;

    @Inject
    ImplicitSessions(
            ImplicitSessionRepository repository,
            SessionRepository reads,
            SessionCopies copies,
            OwnerLockRepository owners,
            SessionLockRepository locks,
            SessionTouching touching,
            SessionClosing closing,
            Sessions sessions,
            SessionEnds ends,
            SessionSettings settings,
            SessionMetrics metrics) {
        this.repository = repository;
        this.reads = reads;
        this.copies = copies;
        this.owners = owners;
        this.locks = locks;
        this.touching = touching;
        this.closing = closing;
        this.sessions = sessions;
        this.ends = ends;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** The newest session of an owner that is in use; transient ones are not looked at. Does not touch it. */
    @Transactional(TxType.SUPPORTS)
    public Optional<SessionId> newestActive(Owner owner) {
        return repository.newestActive(owner);
    }

    /** The newest session of an owner, be it over or not. Does not touch it. */
    @Transactional(TxType.SUPPORTS)
    public Optional<SessionId> newest(Owner owner) {
        return reads.list(owner, SessionsAfter.skipping(0), 1).stream()
                .map(seen -> seen.session().id())
                .findFirst();
    }

    /** Whether an owner has a session with this id that is in use. Does not touch it. */
    @Transactional(TxType.SUPPORTS)
    public boolean isInUse(SessionId id, Owner owner) {
        return reads.find(id, owner).filter(Sighting::isInUse).isPresent();
    }

    /** Whether an owner has a session with this id, be it over or not. Does not touch it. */
    @Transactional(TxType.SUPPORTS)
    public boolean has(SessionId id, Owner owner) {
        return repository.has(id, owner);
    }

    /**
     * Finds the newest session of an owner that is in use, or opens one. However many do so at once, on whichever nodes,
     * they get the same: the lock on the owner decides.
     *
     * @param duration of one that is opened
     */
    @Transactional(TxType.MANDATORY)
    public SessionId findOrOpen(Owner owner, Duration duration) {
        owners.lock(owner);
        return repository
                .newestActive(owner)
                .orElseGet(() -> sessions.open(
                                owner, new NewSession(JsonText.EMPTY_OBJECT, Optional.empty(), Optional.of(duration)))
                        .id());
    }

    /** Finds the newest session of an owner that is in use, which touches it, or opens one of the usual duration. */
    @Transactional(TxType.MANDATORY)
    public SessionId findOrOpen(Owner owner) {
        // Without the owner's lock as long as there is one: whoever asks may be in a longer transaction.
        return newestActive(owner)
                .filter(id -> enter(id, owner))
                .orElseGet(() -> findOrOpen(owner, settings.defaultDuration()));
    }

    /**
     * Locks a session for a write inside it by the caller's transaction, which touches it, if it is in use.
     *
     * @return whether it is
     */
    @Transactional(TxType.MANDATORY)
    public boolean enter(SessionId id, Owner owner) {
        Optional<LiveSession> live = locks.lockShared(id, owner)
                .filter(held -> held.status() == SessionStatus.ACTIVE)
                .map(held -> held.live(locks.timing(id)))
                .filter(LiveSession::isLive);
        live.ifPresent(touching::touch);
        return live.isPresent();
    }

    /**
     * Makes the transient session that has this id, if it is not there, and locks it for a write inside it by the caller's
     * transaction.
     *
     * @return whether it is in use; it is not if it was ended
     */
    @Transactional(TxType.MANDATORY)
    public boolean enterTransient(SessionId id, Owner owner) {
        if (repository.insertTransient(id, owner, LEASE)) {
            metrics.created();
            return true;
        }
        return enter(id, owner);
    }

    /**
     * Ends a transient session that nobody works in any more, in the caller's transaction or one of its own. Where there is
     * none, nothing was stored in it, and nothing is done.
     *
     * @throws EndFailed if a part of the end fails
     */
    public void end(SessionId id, Owner owner) {
        locks.lockExclusively(id, owner)
                .ifPresent(session -> closing.close(session, EndReason.TRANSIENT, Actor.of(owner)));
    }

    /** Leaves a session whose end failed to the cleanup, which tries again; administrators see the failure. */
    @Transactional(TxType.REQUIRES_NEW)
    public void leaveToCleanup(SessionId id, Throwable failure) {
        repository.expire(id);
        copies.changing(List.of(id));
        ends.postpone(id, failure);
    }
}
