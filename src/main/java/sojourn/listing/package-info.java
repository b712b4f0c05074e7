/** Where a page of a listing begins, as it stands in addresses. */
@NullMarked
package sojourn.listing;

import org.jspecify.annotations.NullMarked;
