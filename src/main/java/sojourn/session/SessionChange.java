package sojourn.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * @param endReason likewise, why the session was closed
 * @param endedAt likewise, when it was closed
 */
public record SessionChange(
        Optional<JsonText> context,
        Optional<SessionStatus> status,
        Optional<Instant> expiresAt,
        Optional<Duration> duration,
        Optional<Instant> lastActivity,
        Optional<Instant> createdAt,
        Optional<String> endReason,
        Optional<Instant> endedAt) {

    public static final SessionChange NONE = new SessionChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public static SessionChange ofContext(JsonText context) {
        return new SessionChange(
                Optional.of(context),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Checks what the client believes and cannot change.
     *
     * @throws SessionRefused if the session is otherwise
     */
    void checkBelief(SessionSnapshot session) {
        @Nullable EndReason reason = session.endReason();
        check("createdAt", createdAt, session.createdAt());
        check("endReason", endReason, reason == null ? null : reason.label());
        check("endedAt", endedAt, session.endedAt());
    }

    private static <T> void check(String field, Optional<T> believed, @Nullable T actual) {
        if (believed.isPresent() && !believed.get().equals(actual)) {
            throw new SessionRefused(field, "cannot be changed; it is " + (actual == null ? "null" : actual));
        }
    }

    /** Whether this change closes the session. */
    public boolean closes() {
        return reasonToClose().isPresent();
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
