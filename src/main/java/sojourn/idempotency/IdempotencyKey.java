package sojourn.idempotency;

import java.util.Optional;
import java.util.regex.Pattern;
import sojourn.limit.FixedLimits;

/**
 * The name that a client gives to a request which it may have to repeat: visible ASCII characters, at most
 * {@value FixedLimits#IDEMPOTENCY_KEY_LENGTH}, compared as they are.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
public record IdempotencyKey(String text) {

    private static final Pattern SYNTAX = Pattern.compile("[!-~]{1," + FixedLimits.IDEMPOTENCY_KEY_LENGTH + "}");

    public static Optional<IdempotencyKey> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }
}
