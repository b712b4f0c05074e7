/** The accounts by which people log in to the console: made, changed and deleted by administrators, with passwords that are kept as hashes. */
@NullMarked
package sojourn.account;

import org.jspecify.annotations.NullMarked;
