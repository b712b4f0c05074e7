package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The changes that an owner makes to a live session; part of the caller's transaction, which holds the session's lock. */
@ApplicationScoped
class SessionChanging {

    private final SessionLockRepository locks;
    private final SessionCopies copies;
    private final SessionTouching touching;
    private final SessionPolicy policy;

    @Inject
    SessionChanging(SessionLockRepository locks, SessionCopies copies, SessionTouching touching, SessionPolicy policy) {
        this.locks = locks;
        this.copies = copies;
        this.touching = touching;
        this.policy = policy;
    }

    /**
     * Applies a change to all but the end of a session, and touches it unless it is paused afterwards.
     *
     * @param timing the session's activity, read behind its lock
     */
    SessionSnapshot apply(SessionChange change, Session session, SessionLockRepository.Timing timing) {
        Optional<Instant> expiresAt = change.expiresAt()
                .filter(instant -> !instant.equals(timing.expiresAt()) && !wasRead(instant, change, session, timing));
        Optional<Duration> duration = change.duration().filter(length -> !length.equals(session.duration()));
        policy.check(expiresAt, duration, timing.now(), session.createdAt());
        if (change.status().filter(SessionStatus.ACTIVE::equals).isPresent()) {
            session.resume();
        } else if (session.status() == SessionStatus.INACTIVE
                && (change.context().isPresent() || expiresAt.isPresent() || duration.isPresent())) {
            throw new SessionPaused(session.id());
        }
        change.context().filter(context -> !session.has(context)).ifPresent(session::changeContext);
        duration.ifPresent(session::changeDuration);
        expiresAt.ifPresent(instant -> session.changeDuration(Duration.between(timing.now(), instant)));
        copies.changing(List.of(session.id()));
        boolean inUse = session.status() == SessionStatus.ACTIVE;
        if (change.status().filter(SessionStatus.INACTIVE::equals).isPresent()) {
            session.pause();
        }
        locks.flush();
        if (expiresAt.isPresent()) {
            SessionActivity activity = locks.lockActivity(session.id());
            activity.set(timing.now(), expiresAt.get());
            locks.flush();
            return session.snapshot(activity.lastActivity(), activity.expiresAt());
        }
        if (!inUse) {
            return session.snapshot(timing.lastActivity(), timing.expiresAt());
        }
        LiveSession live = session.live(timing.expiresAt(), timing.now());
        Optional<TouchRepository.Written> written =
                duration.isPresent() ? Optional.of(touching.renew(live)) : touching.touch(live);
        return written.map(activity -> session.snapshot(activity.lastActivity(), activity.expiresAt()))
                .orElseGet(() -> session.snapshot(timing.lastActivity(), timing.expiresAt()));
    }

    /**
     * Whether an expiry that a client sends back is one that a touch has moved since the client read the session, and no
     * wish: it follows from the last activity that was read with it, and both lie before what is stored.
     */
    private boolean wasRead(
            Instant expiresAt, SessionChange change, Session session, SessionLockRepository.Timing timing) {
        return expiresAt.isBefore(timing.expiresAt())
                && change.lastActivity()
                        .filter(read -> !read.isAfter(timing.lastActivity()))
                        .map(read -> policy.renewed(read, read, session.duration(), session.createdAt()))
                        .filter(expiresAt::equals)
                        .isPresent();
    }
}
