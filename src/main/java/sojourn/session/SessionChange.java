package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sojourn.json.JsonText;

/**
 * What an owner wants changed; what is empty is left alone.
 *
 * @param status {@code ACTIVE} resumes, {@code INACTIVE} pauses, {@code ENDED} and {@code EXPIRED} close the session
 *     after the other changes were made
 * @param expiresAt sets the expiry exactly, also earlier, and the duration to its distance from now, unless it is the
 *     stored one, or was when the client read the session
 * @param duration how long the session lives after each touch from now on, unless it is the stored one
 * @param lastActivity what the client read together with the expiry that it sends back: it tells an old expiry from a
 *     wish. Otherwise ignored
 * @param createdAt not to be changed: what the client believes it to be; refused if it is something else
 * @param saysItIsOver whether the client sends back that the session has been closed; refused if it is live
 */
public record SessionChange(
        Optional<JsonText> context,
        Optional<SessionStatus> status,
        Optional<Instant> expiresAt,
        Optional<Duration> duration,
        Optional<Instant> lastActivity,
        Optional<Instant> createdAt,
        boolean saysItIsOver) {

    public static SessionChange ofContext(JsonText context) {
        return new SessionChange(
                Optional.of(context),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    boolean changesMoreThanStatus() {
        return context.isPresent() || expiresAt.isPresent() || duration.isPresent();
    }

    /** Why this change closes the session, empty where it does not. */
    Optional<EndReason> reasonToClose() {
        return status.filter(wanted -> !wanted.isLive())
                .map(wanted -> wanted == SessionStatus.EXPIRED ? EndReason.EXPIRED_BY_CLIENT : EndReason.CLIENT);
    }
}
