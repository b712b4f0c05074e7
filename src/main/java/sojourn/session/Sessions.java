package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of one owner after another: every call carries its owner, and whatever is not that owner's does not exist.
 *
 * <p>Every method that changes something is one transaction, or part of its caller's. The session's row lock decides
 * races: changes hold it exclusively, writes inside the session share it, and both look at status and expiry behind it.
 * Reads take no lock, unless they find an expiry near, which they then renew; they are in their caller's transaction, if it
 * has one. Safe for any number of threads and nodes.
 */
@ApplicationScoped
public class Sessions {

    private final SessionRepository reads;
    private final SessionCopies copies;
    private final SessionLockRepository locks;
    private final SessionTouching touching;
    private final SessionChanging changing;
    private final SessionClosing closing;
    private final SessionDeletion deletion;
    private final SessionLimit limit;
    private final SessionPolicy policy;
    private final SessionSettings settings;
    private final SessionMetrics metrics;

    @Inject
    Sessions(
            SessionRepository reads,
            SessionCopies copies,
            SessionLockRepository locks,
            SessionTouching touching,
            SessionChanging changing,
            SessionClosing closing,
            SessionDeletion deletion,
            SessionLimit limit,
            SessionPolicy policy,
            SessionSettings settings,
            SessionMetrics metrics) {
        this.reads = reads;
        this.copies = copies;
        this.locks = locks;
        this.touching = touching;
        this.changing = changing;
        this.closing = closing;
        this.deletion = deletion;
        this.limit = limit;
        this.policy = policy;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Opens a session.
     *
     * @throws TooManySessions if the owner has as many as allowed, and the policy is to refuse
     * @throws SessionRefused if the expiry or duration is not acceptable
     */
    @Transactional
    public SessionSnapshot open(Owner owner, NewSession wanted) {
        limit.makeRoom(owner);
        Instant now = locks.now();
        policy.check(wanted.expiresAt(), wanted.duration(), now, now);
        Duration duration = wanted.expiresAt()
                .map(instant -> Duration.between(now, instant))
                .or(wanted::duration)
                .orElse(settings.defaultDuration());
        Session session = new Session(SessionId.next(), owner, wanted.context(), duration, now);
        SessionActivity activity =
                new SessionActivity(session.id(), now, policy.renewed(now, now, session.duration(), now));
        locks.insert(session, activity);
        metrics.created();
        return session.snapshot(activity.lastActivity(), activity.expiresAt());
    }

    /**
     * Reads a session, which touches it unless it is paused or over.
     *
     * @throws SessionNotFound if the owner has none with this id
     */
    public SessionSnapshot read(SessionId id, Owner owner) {
        return touched(copies.find(id, owner).orElseThrow(() -> new SessionNotFound(id)));
    }

    /**
     * Reads a session of which this node has a copy, which touches it likewise; empty if that does not suffice, or the copy is
     * not the owner's. The database is not asked.
     */
    public Optional<SessionSnapshot> readCopy(SessionId id, Owner owner) {
        return copies.peek(id, owner)
                .filter(seen -> !seen.isInUse() || !touching.isUrgent(seen))
                .map(this::touched);
    }

    /** Touches a session in which something is read, unless it is paused, over, or not there any more. */
    public void use(SessionId id, Owner owner) {
        try {
            copies.find(id, owner).ifPresent(this::touched);
        } catch (SessionNotFound deleted) {
            // Between the look and the touch: there is nothing left to touch.
        }
    }

    /** Up to {@code limit} sessions of an owner, newest first. Does not touch them. */
    public List<SessionSnapshot> list(Owner owner, SessionsAfter after, int limit) {
        return reads.list(owner, after, limit).stream().map(Sighting::asSeen).toList();
    }

    /** Every live session of an owner, paused ones too, most recently active first. Does not touch them. */
    public List<SessionSnapshot> listLive(Owner owner) {
        return reads.listLive(owner).stream().map(Sighting::asSeen).toList();
    }

    /**
     * Touches a session, and answers only when the touch is stored.
     *
     * @throws SessionNotFound if the owner has none with this id
     * @throws SessionEnded if it is over
     * @throws SessionPaused if it is paused
     * @throws VersionMismatch if it has another version than it must
     */
    @Transactional
    public SessionSnapshot touch(SessionId id, Owner owner, VersionCondition condition) {
        touching.renew(enter(id, owner, condition));
        // Behind the lock that the renewal has taken: it is acknowledged, so that every node has to show it.
        copies.changing(List.of(id));
        return reads.find(id, owner).orElseThrow(() -> new SessionNotFound(id)).asSeen();
    }

    /**
     * Locks a session for a write inside it by the caller's transaction, which touches it.
     *
     * @throws SessionNotFound if the owner has none with this id
     * @throws SessionEnded if it is over
     * @throws SessionPaused if it is paused
     * @throws VersionMismatch if it has another version than it must
     */
    @Transactional(TxType.MANDATORY)
    public void enterForWrite(SessionId id, Owner owner, VersionCondition condition) {
        touching.touch(enter(id, owner, condition));
    }

    /**
     * Changes a session. What is wrong is found in this order: no session, an ended one, another version, a
     * paused one, the change itself.
     *
     * @throws SessionNotFound if the owner has none with this id
     * @throws SessionEnded if it is over, unless the change would close it
     * @throws SessionPaused if it is paused and the change does not resume it
     * @throws VersionMismatch if it has another version than it must
     * @throws SessionRefused if a value is not acceptable
     */
    @Transactional
    public SessionSnapshot change(SessionId id, Owner owner, VersionCondition condition, SessionEdit edit) {
        Session session = lock(id, owner);
        SessionLockRepository.Timing timing = locks.lockTiming(id);
        boolean live = session.status().isLive() && !timing.isPast();
        if (!live && !edit.mayClose()) {
            throw new SessionEnded(id);
        }
        condition.check(id, session.version());
        SessionSnapshot current =
                session.snapshot(timing.lastActivity(), timing.expiresAt()).asOf(timing.now());
        SessionChange change = edit.of(current);
        Optional<EndReason> end = change.reasonToClose();
        if (!live && (end.isEmpty() || change.changesMoreThanStatus())) {
            throw new SessionEnded(id);
        }
        change.checkBelief(current);
        if (end.isPresent()) {
            if (live) {
                changing.apply(change, session, timing);
            }
            return closing.close(session, end.get(), Actor.of(owner));
        }
        return changing.apply(change, session, timing);
    }

    /**
     * Closes a session; a closed one is answered as it was closed.
     *
     * @param reason {@link EndReason#CLIENT} or {@link EndReason#EXPIRED_BY_CLIENT}
     * @throws SessionNotFound if the owner has none with this id
     * @throws VersionMismatch if it has another version than it must
     */
    @Transactional
    public SessionSnapshot end(SessionId id, Owner owner, VersionCondition condition, EndReason reason) {
        return closing.close(lock(id, owner, condition), reason, Actor.of(owner));
    }

    /**
     * Closes a session if it is live, then deletes it with all that was said in it.
     *
     * @throws SessionNotFound if the owner has none with this id
     * @throws VersionMismatch if it has another version than it must
     */
    @Transactional
    public void delete(SessionId id, Owner owner, VersionCondition condition) {
        Session session = lock(id, owner, condition);
        closing.close(session, EndReason.DELETED, Actor.of(owner));
        deletion.delete(List.of(id));
    }

    private SessionSnapshot touched(Sighting seen) {
        if (seen.isInUse()) {
            if (touching.isUrgent(seen)) {
                return touching.renewSeen(seen);
            }
            touching.note(seen);
        }
        return seen.asSeen();
    }

    private Session lock(SessionId id, Owner owner) {
        return locks.lockExclusively(id, owner).orElseThrow(() -> new SessionNotFound(id));
    }

    private Session lock(SessionId id, Owner owner, VersionCondition condition) {
        Session session = lock(id, owner);
        condition.check(id, session.version());
        return session;
    }

    private SessionLockRepository.Held lockShared(SessionId id, Owner owner) {
        while (true) {
            Optional<SessionLockRepository.Held> held = locks.lockShared(id, owner);
            if (held.isPresent()) {
                return held.get();
            }
            Sighting seen = reads.find(id, owner).orElseThrow(() -> new SessionNotFound(id));
            if (!seen.session().isLive(seen.now())) {
                throw new SessionEnded(id);
            }
            // It was given a later expiry while it was waited for.
        }
    }

    private LiveSession enter(SessionId id, Owner owner, VersionCondition condition) {
        SessionLockRepository.Held held = lockShared(id, owner);
        SessionLockRepository.Timing timing = locks.timing(id);
        if (!held.status().isLive() || timing.isPast()) {
            throw new SessionEnded(id);
        }
        condition.check(id, held.version());
        if (held.status() == SessionStatus.INACTIVE) {
            throw new SessionPaused(id);
        }
        return held.live(timing);
    }
}
