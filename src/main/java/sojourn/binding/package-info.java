/** Which session a piece of work belongs to: a request, or a task in the background, and the scope that each of them is. */
@NullMarked
package sojourn.binding;

import org.jspecify.annotations.NullMarked;
