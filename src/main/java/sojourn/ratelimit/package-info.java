/** How many requests a caller, or an address, may send: each node grants its share of what is configured. */
@NullMarked
package sojourn.ratelimit;

import org.jspecify.annotations.NullMarked;
