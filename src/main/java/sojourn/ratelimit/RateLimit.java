package sojourn.ratelimit;

/**
 * How many requests somebody may send to all nodes together.
 *
 * @param perSecond how many in each second, in the long run
 * @param burst how many at once, after a rest
 */
record RateLimit(int perSecond, int burst) {}
