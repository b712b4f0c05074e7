package sojourn.replay;

import java.time.Duration;

/** How long to wait before a request is sent again, and for how long it is worth it. */
record Backoff(Duration first, Duration longest, Duration total) {
    /** Long enough for a server that is killed and started again by hand. */
    static final Backoff USUAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(3));

    static final Backoff NEVER = new Backoff(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Doubles from attempt to attempt, and is at least what the server asked for, but never longer than the longest. */
    Duration delay(int attempt, Duration asked) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration wanted = doubled.compareTo(asked) < 0 ? asked : doubled;
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    /** Whether there is time for one more attempt after what has passed. */
    boolean allows(Duration passed) {
        return passed.compareTo(total) < 0;
    }
}
