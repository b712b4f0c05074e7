package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sojourn.database.Commit;

/**
 * Renewal of a session by its use: written at once where the expiry is near or where it was asked for, otherwise noted
 * for the next batch.
 */
@ApplicationScoped
class SessionTouching {

    private final SessionRepository reads;
    private final SessionCopies copies;
    private final SessionLockRepository locks;
    private final TouchRepository writes;
    private final Touches touches;
    private final SessionPolicy policy;
    private final Commit commit;

    @Inject
    SessionTouching(
            SessionRepository reads,
            SessionCopies copies,
            SessionLockRepository locks,
            TouchRepository writes,
            Touches touches,
            SessionPolicy policy,
            Commit commit) {
        this.reads = reads;
        this.copies = copies;
        this.locks = locks;
        this.writes = writes;
        this.touches = touches;
        this.policy = policy;
        this.commit = commit;
    }

    /** Touches a session that was just read. Answers it as it is stored then, which is expired if the touch came too late. */
    @Transactional
    SessionSnapshot renewSeen(Sighting seen) {
        SessionSnapshot session = seen.session();
        // What was seen may have been changed since: only what stands behind the lock is renewed.
        locks.lockShared(session.id(), session.owner())
                .filter(held -> held.status() == SessionStatus.ACTIVE)
                .map(held -> held.live(locks.timing(session.id())))
                .filter(LiveSession::isLive)
                .ifPresent(live -> writes.renew(live.id(), live.now(), renewed(live))
                        .ifPresent(written -> showRenewed(live, written)));
        return reads.find(session.id(), session.owner())
                .orElseThrow(() -> new SessionNotFound(session.id()))
                .asSeen();
    }

    private void showRenewed(LiveSession session, TouchRepository.Written written) {
        TouchRepository.Renewed renewed = new TouchRepository.Renewed(
                session.id(), session.version(), written.lastActivity(), written.expiresAt());
        commit.then(() -> copies.renewed(List.of(renewed)));
    }

    boolean isUrgent(Sighting seen) {
        SessionSnapshot session = seen.session();
        return policy.isUrgent(session.expiresAt(), seen.now(), session.duration(), session.createdAt());
    }

    /** Notes the touch of a session that was just read, to be written with the next batch. */
    void note(Sighting seen) {
        SessionSnapshot session = seen.session();
        touches.note(new Touch(session.id(), seen.now(), renewed(session, seen.now()), session.version()));
    }

    /**
     * Touches a session that the transaction has locked, and writes it.
     *
     * @throws SessionEnded if it has expired since it was locked
     */
    TouchRepository.Written renew(LiveSession session) {
        TouchRepository.Written written = writes.renew(session.id(), session.now(), renewed(session))
                .orElseThrow(() -> new SessionEnded(session.id()));
        showRenewed(session, written);
        return written;
    }

    /**
     * Touches a session that the transaction has locked: writes it where the expiry is near, otherwise notes it.
     *
     * @return what was written, empty where it was noted
     */
    Optional<TouchRepository.Written> touch(LiveSession session) {
        if (policy.isUrgent(session.expiresAt(), session.now(), session.duration(), session.createdAt())) {
            return Optional.of(renew(session));
        }
        Touch touch = new Touch(session.id(), session.now(), renewed(session), session.version());
        // Not before the commit: a batch in between would find another version, and a rollback no touch.
        commit.then(() -> touches.note(touch));
        return Optional.empty();
    }

    private Instant renewed(LiveSession session) {
        return policy.renewed(session.expiresAt(), session.now(), session.duration(), session.createdAt());
    }

    private Instant renewed(SessionSnapshot session, Instant now) {
        return policy.renewed(session.expiresAt(), now, session.duration(), session.createdAt());
    }
}
