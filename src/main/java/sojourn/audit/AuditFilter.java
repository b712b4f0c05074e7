package sojourn.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the trail are asked for: those to which all that is given applies.
 *
 * @param from the earliest instant
 * @param to the instant ahead of which they are
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> to) {}
