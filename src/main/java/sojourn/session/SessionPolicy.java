package sojourn.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one rule for time: a touch sets the expiry to {@code min(max(expiresAt, now + duration), createdAt + maxLifetime)}. */
@Singleton
class SessionPolicy {

    /** With less than this left, a touch is written before it is answered. */
    private static final Duration CLOSE = Duration.ofSeconds(60);

    private final Duration maxLifetime;

    @Inject
    SessionPolicy(SessionSettings settings) {
        this(settings.maxLifetime());
    }

    SessionPolicy(Duration maxLifetime) {
        this.maxLifetime = maxLifetime;
    }

    Duration maxLifetime() {
        return maxLifetime;
    }

    /** The instant at which a session created at {@code createdAt} ends whatever happens. */
    Instant lastInstant(Instant createdAt) {
        return createdAt.plus(maxLifetime);
    }

    /** The expiry after a touch at {@code now}. Never earlier than before. */
    Instant renewed(Instant expiresAt, Instant now, Duration duration, Instant createdAt) {
        Instant wanted = now.plus(duration);
        Instant later = wanted.isAfter(expiresAt) ? wanted : expiresAt;
        Instant last = lastInstant(createdAt);
        return later.isAfter(last) ? last : later;
    }

    /** Whether a touch at {@code now} must be written before it is answered, because the expiry is near. */
    boolean isUrgent(Instant expiresAt, Instant now, Duration duration, Instant createdAt) {
        Duration left = Duration.between(now, expiresAt);
        boolean near = left.compareTo(duration.dividedBy(2)) < 0 || left.compareTo(CLOSE) < 0;
        return near && renewed(expiresAt, now, duration, createdAt).isAfter(expiresAt);
    }

    /** Whether a session's life ended because it had lived for as long as any may. */
    EndReason reasonOfExpiry(Instant createdAt, Instant expiresAt) {
        return expiresAt.isBefore(lastInstant(createdAt)) ? EndReason.TIMEOUT : EndReason.MAX_LIFETIME;
    }

    /**
     * Checks what a caller asks for: an expiry, or a duration, or neither.
     *
     * @throws SessionRefused if both are given, or one is not acceptable
     */
    void check(Optional<Instant> expiresAt, Optional<Duration> duration, Instant now, Instant createdAt) {
        if (expiresAt.isPresent() && duration.isPresent()) {
            throw new SessionRefused("duration", "must not be given together with expiresAt");
        }
        expiresAt.ifPresent(instant -> checkExpiry(instant, now, createdAt));
        duration.ifPresent(this::checkDuration);
    }

    /**
     * Checks an expiry that a caller asks for.
     *
     * @throws SessionRefused if it is not in the future, or beyond the longest life
     */
    void checkExpiry(Instant expiresAt, Instant now, Instant createdAt) {
        if (!expiresAt.isAfter(now)) {
            throw new SessionRefused("expiresAt", "must be in the future; the server's time is " + now);
        }
        Instant last = lastInstant(createdAt);
        if (expiresAt.isAfter(last)) {
            throw new SessionRefused("expiresAt", "must be at the latest " + last + ", the end of the longest life");
        }
    }

    /**
     * Checks a duration that a caller asks for.
     *
     * @throws SessionRefused if it is shorter than a second or longer than the longest life
     */
    private void checkDuration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(maxLifetime) > 0) {
            throw new SessionRefused("duration", "must be from PT1S to " + maxLifetime);
        }
    }
}
