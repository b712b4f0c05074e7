/** The fixed limits of the product, all in one place. */
@NullMarked
package sojourn.limit;

import org.jspecify.annotations.NullMarked;
