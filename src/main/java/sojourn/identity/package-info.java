/** Who is calling: the bearer token or API key of a request becomes a caller with an id and roles. */
@NullMarked
package sojourn.identity;

import org.jspecify.annotations.NullMarked;
