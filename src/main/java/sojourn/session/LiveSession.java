package sojourn.session;

import java.time.Duration;
import java.time.Instant;

/**
 * A session whose row the transaction has locked, and which is live: what is written in it now is part of what its end
 * keeps.
 *
 * @param now the instant by the database's clock, taken after the lock was obtained
 */
public record LiveSession(
        SessionId id, Instant createdAt, Instant expiresAt, Duration duration, long version, Instant now) {

    boolean isLive() {
        return expiresAt.isAfter(now);
    }
}
