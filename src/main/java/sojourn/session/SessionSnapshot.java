package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * An immutable copy of a session: the only form that leaves this room.
 *
 * @param version grows with every change of context, status, duration or owner; touches and messages leave it alone
 * @param endReason why it was closed, null while it is live
 * @param endedAt when it was closed, null until then, also for an expired session whose end has not run
 */
public record SessionSnapshot(
        SessionId id,
        Owner owner,
        SessionStatus status,
        JsonText context,
        Instant createdAt,
        Instant lastActivity,
        Instant expiresAt,
        Duration duration,
        long version,
        @Nullable EndReason endReason,
        @Nullable Instant endedAt) {

    /** Whether the session can still change at {@code now}: it is not closed, and its expiry lies ahead. */
    public boolean isLive(Instant now) {
        return status.isLive() && expiresAt.isAfter(now);
    }

    /** This session as everybody sees it at {@code now}: from its expiry on it is expired, whether or not its end has run. */
    SessionSnapshot asOf(Instant now) {
        return status.isLive() && !isLive(now)
                ? new SessionSnapshot(
                        id,
                        owner,
                        SessionStatus.EXPIRED,
                        context,
                        createdAt,
                        lastActivity,
                        expiresAt,
                        duration,
                        version,
                        endReason,
                        endedAt)
                : this;
    }
}
