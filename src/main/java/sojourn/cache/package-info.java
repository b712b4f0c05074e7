/**
 * Copies of what the database holds, which are never older than what was acknowledged. The only room that knows Infinispan.
 */
@NullMarked
package sojourn.cache;

import org.jspecify.annotations.NullMarked;
