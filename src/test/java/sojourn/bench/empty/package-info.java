/**
 * Here stands what the benchmark's empty WARs are made of: the least that a WAR can do, for comparison.
 *
 * <p>The classes run in the application server; see {@code EmptyWar} for which WAR holds which.
 */
@NullMarked
package sojourn.bench.empty;

import org.jspecify.annotations.NullMarked;
