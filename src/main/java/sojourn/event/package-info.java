/** What happened, for those who follow: events are written by the transactions that make them happen, and read in the order of their commits. */
@NullMarked
package sojourn.event;

import org.jspecify.annotations.NullMarked;
