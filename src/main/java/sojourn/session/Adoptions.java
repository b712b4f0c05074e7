package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * How a session of nobody becomes somebody's, who then has it as if it had always been so.
 *
 * <p>Nothing is copied: the session keeps its id and all that it holds, and changes its owner. As its secret was the name of
 * that owner, the secret leads to it no longer. The session's row lock decides between several who adopt it at once, and
 * between them and whoever writes in it or ends it. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class Adoptions {

    private final SessionLockRepository locks;
    private final SessionCopies copies;
    private final SessionTouching touching;
    private final SessionLimit limit;
    private final Event<SessionAdopting> adopting;

    @Inject
    Adoptions(
            SessionLockRepository locks,
            SessionCopies copies,
            SessionTouching touching,
            SessionLimit limit,
            Event<SessionAdopting> adopting) {
        this.locks = locks;
        this.copies = copies;
        this.touching = touching;
        this.limit = limit;
        this.adopting = adopting;
    }

    /**
     * Makes a session of nobody an adopter's, which touches it. What is wrong is found in this order: no session, an ended
     * one, another version, one that cannot be adopted, a paused one, no room.
     *
     * @param nobody whose it is, by its secret; other sessions of the same secret stay
     * @param adopter whose it becomes: a user or a service
     * @throws SessionNotFound if {@code nobody} has none with this id, be it that it was adopted before
     * @throws SessionEnded if it is over
     * @throws VersionMismatch if it has another version than it must
     * @throws SessionNotAdoptable if it is a transient one
     * @throws SessionPaused if it is paused
     * @throws TooManySessions if the adopter has as many as allowed, and the policy is to refuse
     */
    public SessionSnapshot adopt(SessionId id, Owner.Anonymous nobody, Owner adopter, VersionCondition condition) {
        // An owner's lock comes ahead of a session's.
        limit.lock(adopter);
        Session session = locks.lockExclusively(id, nobody).orElseThrow(() -> new SessionNotFound(id));
        SessionLockRepository.Timing timing = locks.lockTiming(id);
        check(session, timing, condition);
        limit.makeRoom(adopter);
        copies.changing(List.of(id));
        session.adopt(adopter);
        adopting.fire(new SessionAdopting(id, adopter, timing.now()));
        locks.flush();
        return touching.touch(session.live(timing.expiresAt(), timing.now()))
                .map(written -> session.snapshot(written.lastActivity(), written.expiresAt()))
                .orElseGet(() -> session.snapshot(timing.lastActivity(), timing.expiresAt()));
    }

    private static void check(Session session, SessionLockRepository.Timing timing, VersionCondition condition) {
        SessionId id = session.id();
        if (!session.status().isLive() || timing.isPast()) {
            throw new SessionEnded(id);
        }
        condition.check(id, session.version());
        if (session.isTransient()) {
            throw new SessionNotAdoptable(id);
        }
        if (session.status() == SessionStatus.INACTIVE) {
            throw new SessionPaused(id);
        }
    }
}
