package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sojourn.user.Users;

/** Everybody's sessions, for administrators. Their reads touch nothing. */
@ApplicationScoped
@Transactional
public class SessionAdministration {

    /** More owners than that are not gone through one by one. */
    private static final int MOST_OWNERS = 1_000;

    private final SessionRepository reads;
    private final SessionSearchRepository search;
    private final Users users;
    private final OwnerLockRepository owners;
    private final SessionLockRepository locks;
    private final SessionClosing closing;
    private final SessionCopies copies;
    private final SessionPolicy policy;
    private final Event<SessionExpirySet> expirySet;

    @Inject
    SessionAdministration(
            SessionRepository reads,
            SessionSearchRepository search,
            Users users,
            OwnerLockRepository owners,
            SessionLockRepository locks,
            SessionClosing closing,
            SessionCopies copies,
            SessionPolicy policy,
            Event<SessionExpirySet> expirySet) {
        this.reads = reads;
        this.search = search;
        this.users = users;
        this.owners = owners;
        this.locks = locks;
        this.closing = closing;
        this.copies = copies;
        this.policy = policy;
        this.expirySet = expirySet;
    }

    /**
     * Reads a session, whoever owns it.
     *
     * @throws SessionNotFound if there is none with this id
     */
    @Transactional(TxType.SUPPORTS)
    public SessionSnapshot read(SessionId id) {
        return reads.findAnybodys(id).orElseThrow(() -> new SessionNotFound(id)).asSeen();
    }

    /** Up to {@code limit} sessions of anybody, newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<SessionSnapshot> list(SessionsAfter after, int limit) {
        return reads.listAnybodys(after, limit).stream().map(Sighting::asSeen).toList();
    }

    /**
     * Up to {@code limit} sessions of anybody to which a filter applies, in its order.
     *
     * @throws SessionRefused if its words are those of more than 1,000 owners
     */
    @Transactional(TxType.SUPPORTS)
    public List<SessionSnapshot> list(SessionFilter filter, SessionsAfter after, int limit) {
        if (filter.equals(SessionFilter.NONE)) {
            return list(after, limit);
        }
        return search.list(filter, filter.owner().map(this::owners), after, limit).stream()
                .map(Sighting::asSeen)
                .toList();
    }

    /** Who has the words, and the user whose id they are: of the latter nothing else may be known. */
    private List<Owner> owners(String words) {
        Set<Owner> found = new LinkedHashSet<>();
        found.add(new Owner.User(words));
        users.search(words, MOST_OWNERS + 1).forEach(id -> found.add(new Owner.User(id)));
        search.services(words, MOST_OWNERS + 1).forEach(name -> found.add(new Owner.Service(name)));
        if (found.size() > MOST_OWNERS) {
            throw new SessionRefused("owner", "is found in more than " + MOST_OWNERS + " owners; say more of it");
        }
        return List.copyOf(found);
    }

    /**
     * Closes a session, whoever owns it; a closed one is answered as it was closed.
     *
     * @throws SessionNotFound if there is none with this id
     * @throws VersionMismatch if it has another version than it must
     */
    public SessionSnapshot close(SessionId id, VersionCondition condition, ClosingWish wish, Actor by) {
        Session session = lock(id);
        condition.check(id, session.version());
        return closing.close(session, EndReason.ADMIN, wish.status(), by);
    }

    /**
     * Sets when a live session expires, whoever owns it and whether or not it is paused. That is no use of it.
     *
     * @throws SessionNotFound if there is none with this id
     * @throws SessionEnded if it is over
     * @throws VersionMismatch if it has another version than it must
     * @throws SessionRefused if it may not expire then
     */
    public SessionSnapshot setExpiry(SessionId id, VersionCondition condition, ExpiryWish wish, Actor by) {
        Session session = lock(id);
        SessionLockRepository.Timing timing = locks.lockTiming(id);
        if (!session.status().isLive() || timing.isPast()) {
            throw new SessionEnded(id);
        }
        condition.check(id, session.version());
        policy.check(wish.expiresAt(), wish.duration(), timing.now(), session.createdAt());
        Duration duration = wish.expiresAt()
                .map(instant -> Duration.between(timing.now(), instant))
                .or(wish::duration)
                .orElse(session.duration());
        Instant expiresAt = wish.expiresAt()
                .orElseGet(() -> policy.renewed(timing.expiresAt(), timing.now(), duration, session.createdAt()));
        session.changeDuration(duration);
        copies.changing(List.of(id));
        locks.flush();
        SessionActivity activity = locks.lockActivity(id);
        activity.expireAt(expiresAt);
        locks.flush();
        expirySet.fire(new SessionExpirySet(id, timing.expiresAt(), expiresAt, duration, by));
        return session.snapshot(activity.lastActivity(), activity.expiresAt());
    }

    private Session lock(SessionId id) {
        return locks.lockAnybodysExclusively(id).orElseThrow(() -> new SessionNotFound(id));
    }

    /** Closes one of many sessions, whoever owns it. */
    BulkEnd.Outcome close(SessionId id, ClosingWish wish, Actor by) {
        Optional<Session> found = locks.lockAnybodysExclusively(id);
        if (found.isEmpty()) {
            return BulkEnd.Outcome.NOT_FOUND;
        }
        Session session = found.get();
        if (!session.status().isLive()) {
            return BulkEnd.Outcome.ALREADY_CLOSED;
        }
        return closing.close(session, EndReason.ADMIN, wish.status(), by).status() == SessionStatus.ENDED
                ? BulkEnd.Outcome.ENDED
                : BulkEnd.Outcome.EXPIRED;
    }

    /**
     * The place ahead of all sessions that an owner has opened until now. Whoever opens one holds the owner's lock until its
     * commit: behind that lock all of them can be seen.
     */
    SessionsAfter.Key newestPlace(Owner owner) {
        owners.lock(owner);
        return new SessionsAfter.Key(locks.now(), SessionId.LAST);
    }

    /** Up to {@code limit} live sessions of an owner behind a place, newest first. */
    @Transactional(TxType.SUPPORTS)
    List<SessionsAfter.Key> listLive(Owner owner, SessionsAfter.Key place, int limit) {
        return reads.listLivePlaces(owner, place, limit);
    }
}
