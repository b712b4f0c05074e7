package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;

/** The one way in which a session closes, whoever asked for it; part of the caller's transaction, which holds the session's lock. */
@ApplicationScoped
class SessionClosing {

    private final SessionLockRepository locks;
    private final SessionPolicy policy;
    private final Event<SessionEnding> ending;

    @Inject
    SessionClosing(SessionLockRepository locks, SessionPolicy policy, Event<SessionEnding> ending) {
        this.locks = locks;
        this.policy = policy;
        this.ending = ending;
    }

    /**
     * Closes a session; one that is closed already is answered as it was closed.
     *
     * @param asked the reason of whoever asks; a session that has expired by itself has the reason of its expiry
     */
    SessionSnapshot close(Session session, EndReason asked) {
        SessionActivity activity = locks.lockActivity(session.id());
        if (session.status().isLive()) {
            Instant now = locks.timing(session.id()).now();
            EndReason reason = activity.expiresAt().isAfter(now)
                    ? asked
                    : policy.reasonOfExpiry(session.createdAt(), activity.expiresAt());
            ending.fire(new SessionEnding(session.id(), reason, now));
            session.close(reason, now);
            activity.close(now);
            locks.flush();
        }
        return session.snapshot(activity.lastActivity(), activity.expiresAt());
    }
}
