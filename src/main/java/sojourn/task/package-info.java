/** Work in the background that belongs to a session: bounded, and reported where it is not done. */
@NullMarked
package sojourn.task;

import org.jspecify.annotations.NullMarked;
