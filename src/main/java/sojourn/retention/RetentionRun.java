package sojourn.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A full pass over expired sessions, or a purge, on whichever node.
 *
 * @param actor who asked for it, as {@link sojourn.session.Actor} names it
 * @param finishedAt when it was over; null while it runs, and for ever if its node died meanwhile
 * @param cleanup what a pass over expired sessions came to, null if it is none or has not been finished
 * @param purge likewise, what a purge deleted
 * @param error why it broke off, null if it did not
 */
public record RetentionRun(
        long id,
        Kind kind,
        String actor,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable SweepReport cleanup,
        @Nullable PurgeReport purge,
        @Nullable String error) {

    /** What is done. */
    public enum Kind {
        CLEANUP,
        PURGE
    }
}
