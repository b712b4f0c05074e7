package sojourn.session;

import java.time.Duration;
import java.time.Instant;

/**
 * The event that an administrator has set when a session expires, fired synchronously inside the transaction that does it.
 *
 * @param before when it would have expired
 * @param duration for how long each use renews it from now on
 */
public record SessionExpirySet(SessionId session, Instant before, Instant expiresAt, Duration duration, Actor by) {}
