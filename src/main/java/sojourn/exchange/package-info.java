/** What every HTTP exchange has, whatever it is about: an id, and the headers that keep browsers strict. */
@NullMarked
package sojourn.exchange;

import org.jspecify.annotations.NullMarked;
