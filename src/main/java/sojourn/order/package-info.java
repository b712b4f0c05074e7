/** What is bought during a session: orders, drafts while it lives, submitted by its end; and the customers who buy. */
@NullMarked
package sojourn.order;

import org.jspecify.annotations.NullMarked;
