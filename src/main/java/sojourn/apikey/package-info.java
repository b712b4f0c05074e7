/** The keys by which programs call: made, listed and revoked by administrators, checked at each request. */
@NullMarked
package sojourn.apikey;

import org.jspecify.annotations.NullMarked;
