package sojourn.identifier;

import java.util.Optional;
import java.util.UUID;

/**
 * Reads UUIDs as RFC 9562 writes them, in small letters or capitals, and nothing else: {@link UUID#fromString} takes shorter
 * groups of digits and signs as well.
 *
 * <p>Each request has some, so no regular expression.
 */
public final class Uuids {

    /** How many characters each has. */
    public static final int LENGTH = 36;

    private Uuids() {}

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!isInPlace(i, text.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(UUID.fromString(text));
    }

    private static boolean isInPlace(int place, char character) {
        return switch (place) {
            case 8, 13, 18, 23 -> character == '-';
            default ->
                (character >= '0' && character <= '9')
                        || (character >= 'a' && character <= 'f')
                        || (character >= 'A' && character <= 'F');
        };
    }
}
