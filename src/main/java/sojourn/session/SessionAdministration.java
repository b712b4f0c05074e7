package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Everybody's sessions, for administrators. Their reads touch nothing. */
@ApplicationScoped
@Transactional
public class SessionAdministration {

    private final SessionRepository reads;
    private final OwnerLockRepository owners;
    private final SessionLockRepository locks;
    private final SessionClosing closing;

    @Inject
    SessionAdministration(
            SessionRepository reads, OwnerLockRepository owners, SessionLockRepository locks, SessionClosing closing) {
        this.reads = reads;
        this.owners = owners;
        this.locks = locks;
        this.closing = closing;
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
     * Closes a session, whoever owns it; a closed one is answered as it was closed.
     *
     * @throws SessionNotFound if there is none with this id
     * @throws VersionMismatch if it has another version than it must
     */
    public SessionSnapshot end(SessionId id, VersionCondition condition, Actor by) {
        Session session = locks.lockAnybodysExclusively(id).orElseThrow(() -> new SessionNotFound(id));
        condition.check(id, session.version());
        return closing.close(session, EndReason.ADMIN, by);
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
