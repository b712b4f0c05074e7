/** How a room reads its settings: typed, defaulted, and refusing nonsense with a sentence that names the key. */
@NullMarked
package sojourn.settings;

import org.jspecify.annotations.NullMarked;
