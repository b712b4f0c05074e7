package sojourn.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller without credentials sends to reach its session: 256 random bits, which it is told once.
 *
 * <p>Only the fingerprint is stored. So many random bits cannot be guessed from it.
 */
public final class AnonymousSecret {

    /** The header in which it is told, and sent. */
    public static final String HEADER = "X-Session-Token";

    /** The name of a request's attribute: the secret that the request's session will have, if it gets one. */
    static final String FRESH = "sojourn.secret";

    /** The name of a request's attribute: the secret of the session that its caller adopts. */
    static final String GIVEN = "sojourn.given-secret";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "session_";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final String text;

    private AnonymousSecret(String text) {
        this.text = text;
    }

    public static AnonymousSecret fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AnonymousSecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a caller sent; empty if no secret looks like that. */
    static Optional<AnonymousSecret> parse(String sent) {
        return FORM.matcher(sent).matches() ? Optional.of(new AnonymousSecret(sent)) : Optional.empty();
    }

    /**
     * The secret that a request is to tell its sender if it has stored a session; empty if the sender has one, or needs
     * none.
     *
     * @param attributes reads the request's attributes, which JAX-RS shows as properties
     */
    public static Optional<AnonymousSecret> ofRequest(Function<String, @Nullable Object> attributes) {
        return attribute(FRESH, attributes);
    }

    /**
     * The secret by which the caller of a request, who has a credential of its own, adopts a session; empty if it sent none, or
     * asks for something else.
     *
     * @param attributes reads the request's attributes, which JAX-RS shows as properties
     */
    public static Optional<AnonymousSecret> given(Function<String, @Nullable Object> attributes) {
        return attribute(GIVEN, attributes);
    }

    private static Optional<AnonymousSecret> attribute(String name, Function<String, @Nullable Object> attributes) {
        return attributes.apply(name) instanceof AnonymousSecret secret ? Optional.of(secret) : Optional.empty();
    }

    /** The secret in full, for whoever it was made for. */
    public String reveal() {
        return text;
    }

    /** By what the sessions of this secret are found: a hash, as hexadecimal digits. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Nothing of it, so that no log has the secret by chance. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
