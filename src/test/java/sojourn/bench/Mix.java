package sojourn.bench;

/**
 * Two requests in turn.
 *
 * @param every of how many one is the seldom one
 */
record Mix(Request often, Request seldom, int every) {}
