/** Requests that nobody would send, made from those that somebody would. */
@NullMarked
package sojourn.fuzz;

import org.jspecify.annotations.NullMarked;
