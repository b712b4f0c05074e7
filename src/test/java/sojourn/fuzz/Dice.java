package sojourn.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What chance decides about one request: the same for the same seed and number, whatever other requests there are. */
final class Dice {

    /** Spreads numbers that follow each other over all that a seed can be. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Dice(long seed, long number) {
        random = new SplittableRandom(seed ^ (number * GOLDEN));
    }

    /** A number from 0 up to, and without, a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
