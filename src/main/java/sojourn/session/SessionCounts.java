package sojourn.session;

import java.time.Instant;
import java.util.List;

/**
 * How many sessions are stored, by the database's clock.
 *
 * @param countedAt when they were counted
 * @param active that live and are {@code ACTIVE}
 * @param inactive that live and are paused
 * @param ended that are {@code ENDED}
 * @param expired that are {@code EXPIRED}, as everybody sees them: also those whose end has not run
 * @param waiting those of them whose end has not run
 * @param failing those of these whose end has failed, and is tried again
 * @param hours the last 24 hours, the present one last
 */
public record SessionCounts(
        Instant countedAt,
        long active,
        long inactive,
        long ended,
        long expired,
        long waiting,
        long failing,
        List<Hour> hours) {

    /**
     * What became of sessions in an hour, as far as they are still stored.
     *
     * @param from when it began
     */
    public record Hour(Instant from, long created, long ended, long expired) {}
}
