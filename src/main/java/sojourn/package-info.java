/** Sojourn, a session server for Jakarta EE. */
@NullMarked
package sojourn;

import org.jspecify.annotations.NullMarked;
