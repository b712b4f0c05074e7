/** What a session is, and every way in which its life can change. */
@NullMarked
package sojourn.session;

import org.jspecify.annotations.NullMarked;
