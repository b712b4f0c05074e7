package sojourn.session;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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
    public static final int LONGEST = 36;

    private static final String LEAST = "00000000-0000-0000-0000-000000000000";
    private static final String GREATEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads the first 8 to 36 characters of a UUID; empty for any other text. */
    public static Optional<SessionIdPrefix> parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        String given = text.toLowerCase(Locale.ROOT);
        String least = given + LEAST.substring(given.length());
        return ID.matcher(least).matches()
                ? Optional.of(new SessionIdPrefix(
                        UUID.fromString(least), UUID.fromString(given + GREATEST.substring(given.length()))))
                : Optional.empty();
    }
}
