package sojourn.fuzz;

/**
 * A request with a wrong answer.
 *
 * @param number which of the seed's requests it was
 * @param smallest as little of it as is answered alike
 */
record Finding(long number, WireRequest smallest, Fault fault) {}
