package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Renewal of a session by its use: written at once where the expiry is near or where it was asked for, otherwise noted
 * for the next batch.
 */
@ApplicationScoped
class SessionTouching {

    private final SessionRepository reads;
    private final SessionLockRepository locks;
    private final TouchRepository writes;
    private final Touches touches;
    private final SessionPolicy policy;

    @Inject
    SessionTouching(
            SessionRepository reads,
            SessionLockRepository locks,
            TouchRepository writes,
            Touches touches,
            SessionPolicy policy) {
        this.reads = reads;
        this.locks = locks;
        this.writes = writes;
        this.touches = touches;
        this.policy = policy;
    }

    /** Touches a session that was just read. Answers it as it is stored then, which is expired if the touch came too late. */
    @Transactional
    SessionSnapshot renewSeen(Sighting seen) {
        SessionSnapshot session = seen.session();
        boolean held = locks.lockShared(session.id(), session.owner())
                .filter(now -> now.status() == SessionStatus.ACTIVE)
                .isPresent();
        if (held && !locks.timing(session.id()).isPast()) {
            writes.renew(session.id(), seen.now(), renewed(session, seen.now()));
        }
        return reads.find(session.id(), session.owner())
                .orElseThrow(() -> new SessionNotFound(session.id()))
                .asSeen();
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
        return writes.renew(session.id(), session.now(), renewed(session))
                .orElseThrow(() -> new SessionEnded(session.id()));
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
        touches.note(new Touch(session.id(), session.now(), renewed(session), session.version()));
        return Optional.empty();
    }

    private Instant renewed(LiveSession session) {
        return policy.renewed(session.expiresAt(), session.now(), session.duration(), session.createdAt());
    }

    private Instant renewed(SessionSnapshot session, Instant now) {
        return policy.renewed(session.expiresAt(), now, session.duration(), session.createdAt());
    }
}
