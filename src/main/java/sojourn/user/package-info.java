/** Who our users are, as their tokens have told us. */
@NullMarked
package sojourn.user;

import org.jspecify.annotations.NullMarked;
