/**
 * Who did what, on what, when and from where: entries are written by the transactions that do it, and only ever added.
 *
 * <p>A room that this one knows fires an event inside its transaction, to which a listener here adds the entry; a room that
 * knows this one calls {@link sojourn.audit.AuditTrail}.
 */
@NullMarked
package sojourn.audit;

import org.jspecify.annotations.NullMarked;
