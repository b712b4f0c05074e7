/** Who did what, and when: entries are written by the transactions that do it, and only ever added. */
@NullMarked
package sojourn.audit;

import org.jspecify.annotations.NullMarked;
