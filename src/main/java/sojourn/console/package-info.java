/**
 * The operator's door: the pages of the console, over the same services as {@code rest}, and with nothing that it does not
 * offer.
 *
 * <p>Whoever gets here has logged in, as {@code login} sees to: an auditor looks, an administrator also changes. A page's
 * bean refuses an auditor by itself, whatever its page shows.
 */
@NullMarked
package sojourn.console;

import org.jspecify.annotations.NullMarked;
