/** What a session held, written down in the background for those who ask: its transcript and its orders. */
@NullMarked
package sojourn.export;

import org.jspecify.annotations.NullMarked;
