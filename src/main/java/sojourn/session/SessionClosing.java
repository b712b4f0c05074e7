package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import sojourn.database.DatabaseTrouble;

/** The one way in which a session closes, whoever asked for it; part of the caller's transaction, which holds the session's lock. */
@ApplicationScoped
class SessionClosing {

    private final SessionLockRepository locks;
    private final SessionCopies copies;
    private final SessionPolicy policy;
    private final SessionMetrics metrics;
    private final Event<SessionEnding> ending;

    @Inject
    SessionClosing(
            SessionLockRepository locks,
            SessionCopies copies,
            SessionPolicy policy,
            SessionMetrics metrics,
            Event<SessionEnding> ending) {
        this.locks = locks;
        this.copies = copies;
        this.policy = policy;
        this.metrics = metrics;
        this.ending = ending;
    }

    /**
     * Closes a session; one that is closed already is answered as it was closed.
     *
     * @param asked the reason of whoever asks; a session that has expired by itself has the reason of its expiry
     * @param by who asks
     * @throws EndFailed if a part of the end fails for another reason than the database's absence
     */
    SessionSnapshot close(Session session, EndReason asked, Actor by) {
        return close(session, asked, asked.status(), by);
    }

    /** Does the same, with another status than usually goes with the reason. */
    SessionSnapshot close(Session session, EndReason asked, SessionStatus status, Actor by) {
        SessionActivity activity = locks.lockActivity(session.id());
        if (session.status().isLive()) {
            Instant now = locks.timing(session.id()).now();
            if (activity.expiresAt().isAfter(now)) {
                close(session, activity, now, asked, status, by);
            } else {
                closeExpired(session, activity, now, by);
            }
        }
        return session.snapshot(activity.lastActivity(), activity.expiresAt());
    }

    /** Closes a session that was due, unless it was used in the meantime or closed already; whether it did. */
    boolean closeExpired(Session session) {
        SessionActivity activity = locks.lockActivity(session.id());
        Instant now = locks.timing(session.id()).now();
        if (!session.status().isLive()) {
            // Else it would be found due again at once, for ever.
            activity.disarm();
            return false;
        }
        if (activity.expiresAt().isAfter(now)) {
            activity.rearm();
            return false;
        }
        closeExpired(session, activity, now, Actor.SYSTEM);
        return true;
    }

    private void closeExpired(Session session, SessionActivity activity, Instant now, Actor by) {
        EndReason reason = activity.expiryReason()
                .orElseGet(() -> policy.reasonOfExpiry(session.createdAt(), activity.expiresAt()));
        close(session, activity, now, reason, reason.status(), by);
    }

    private void close(
            Session session, SessionActivity activity, Instant now, EndReason reason, SessionStatus status, Actor by) {
        copies.changing(List.of(session.id()));
        try {
            ending.fire(new SessionEnding(session.id(), session.owner(), reason, now, by));
            session.close(reason, status, now);
            activity.close(now);
            locks.flush();
            metrics.closed(reason, status);
        } catch (RuntimeException | Error e) {
            // Rooms that are added later may fail in any way: what they do is not to look like the request's fault.
            if (DatabaseTrouble.behind(e).isPresent()) {
                throw e;
            }
            throw new EndFailed(session.id(), e);
        }
    }
}
