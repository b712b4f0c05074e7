/**
 * The nodes that share the database: who they are, and what they tell each other of changes. The only room that knows
 * JGroups.
 */
@NullMarked
package sojourn.cluster;

import org.jspecify.annotations.NullMarked;
