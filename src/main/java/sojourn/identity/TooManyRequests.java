package sojourn.identity;

import java.time.Duration;
import sojourn.problem.Problem;

/** What a sender is told who sends more than it may. */
final class TooManyRequests {

    private static final int STATUS = 429;

    private TooManyRequests() {}

    /** When to try again is told in whole seconds, and never too early. */
    static Problem problem(Duration wait) {
        int seconds = (int) Math.min(
                Integer.MAX_VALUE, Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
        return Problem.of(
                        "too-many-requests",
                        STATUS,
                        "Too many requests",
                        "More requests came than this caller or this address may send; try again after the seconds in"
                                + " Retry-After.")
                .retryAfter(seconds);
    }
}
