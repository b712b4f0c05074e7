/** JSON as it crosses the door: read strictly and within fixed bounds, kept as text, written as a stream. */
@NullMarked
package sojourn.json;

import org.jspecify.annotations.NullMarked;
