package sojourn.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How many sessions there are, at some moment.
 *
 * @param live that are not closed: those that live, and those that have expired just now
 * @param failing whose end has failed, and is tried again
 * @param overdue for how long one of them has been due, at most; empty before anything was counted
 */
record Census(long live, long failing, Optional<Duration> overdue) {

    /** Before anything was counted. */
    static final Census NONE = new Census(0, 0, Optional.empty());
}
