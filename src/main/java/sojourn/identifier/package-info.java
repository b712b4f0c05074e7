/** How identifiers are read. */
@NullMarked
package sojourn.identifier;

import org.jspecify.annotations.NullMarked;
