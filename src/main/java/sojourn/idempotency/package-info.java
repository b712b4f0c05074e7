/** Repeated requests: one effect and one answer for as long as the key is kept, also across a crash. */
@NullMarked
package sojourn.idempotency;

import org.jspecify.annotations.NullMarked;
