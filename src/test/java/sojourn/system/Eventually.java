package sojourn.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, with a bound. */
final class Eventually {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private Eventually() {}

    /** Asks again and again until the answer is right; fails with the last answer when the bound is reached. */
    static <T> T get(Supplier<T> question, Predicate<T> right) {
        return within(BOUND, question, right);
    }

    static <T> T within(Duration bound, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + bound.toNanos();
        while (true) {
            T answer = question.get();
            if (right.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("After " + bound + " still " + answer);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
