package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an administrator wants a session to expire: one of the two.
 *
 * @param expiresAt exactly then, also earlier; the distance from now becomes the duration
 * @param duration for how long each use renews it from now on, beginning with now; its expiry is not made earlier
 */
public record ExpiryWish(Optional<Instant> expiresAt, Optional<Duration> duration) {}
