package sojourn.session;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/**
 * The beginning of a session's id, as the ids that have it: an index finds them.
 *
 * @param first the least of them
 * @param last the greatest of them
 */
public record SessionIdPrefix(UUID first, UUID last) {

    /** Shorter beginnings are those of too many: an id begins with its time. */
    public static final int SHORTEST = 8;

    /** A whole id. */
    public static final int LONGEST = Uuids.LENGTH;

    private static final String LEAST = "00000000-0000-0000-0000-000000000000";
    private static final String GREATEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /** Reads the first 8 to 36 characters of a UUID; empty for any other text. */
    public static Optional<SessionIdPrefix> parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        String given = text.toLowerCase(Locale.ROOT);
        String least = given + LEAST.substring(given.length());
        String greatest = given + GREATEST.substring(given.length());
        return Uuids.parse(least).flatMap(first -> Uuids.parse(greatest).map(last -> new SessionIdPrefix(first, last)));
    }
}
