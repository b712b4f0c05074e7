/** Ending and forgetting: sessions whose time has run out are ended, and what was closed long ago is deleted. */
@NullMarked
package sojourn.retention;

import org.jspecify.annotations.NullMarked;
