/**
 * Here stands what is added to copies of the product's WAR, to measure what binding costs: requests that have a session
 * and do not use it.
 *
 * <p>The classes run in the application server; see {@code BoundWar}.
 */
@NullMarked
package sojourn.bench.bound;

import org.jspecify.annotations.NullMarked;
