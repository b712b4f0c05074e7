package sojourn.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * An entry of the trail.
 *
 * @param at when, by the database's clock
 * @param actor who did it, as {@link sojourn.session.Actor} names it
 * @param action what was done: the label of an {@link AuditAction}, or of one that another version knows
 * @param subject the id of what it was done to, null where that is no one thing
 * @param address from which address the request came, null where no request asked for it
 * @param requestId the id of the request, also of one whose task did it; null where no request asked for it
 * @param details a JSON object, of ids, figures and reasons
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String action,
        @Nullable String subject,
        @Nullable String address,
        @Nullable String requestId,
        JsonText details) {}
