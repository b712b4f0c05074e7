package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sojourn.json.JsonText;

/**
 * What the opener of a session says about it.
 *
 * @param expiresAt when it expires if nobody touches it; the duration is then the distance from now
 * @param duration how long it lives after each touch; the default is a setting. Not together with an expiry
 */
public record NewSession(JsonText context, Optional<Instant> expiresAt, Optional<Duration> duration) {}
