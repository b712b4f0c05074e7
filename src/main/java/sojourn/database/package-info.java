/** The database itself: its schema, its clock, and whether it answers. */
@NullMarked
package sojourn.database;

import org.jspecify.annotations.NullMarked;
