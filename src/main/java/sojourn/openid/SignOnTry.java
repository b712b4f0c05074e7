package sojourn.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to the provider and back, which a browser remembers meanwhile: three times 256 random bits.
 *
 * @param state what the provider's answer has to repeat, so that it belongs to this browser
 * @param nonce what the ID token has to repeat, so that it was made for this try
 * @param verifier what the code is exchanged with, so that it is of no use to whoever sees it (RFC 7636)
 */
public record SignOnTry(String state, String nonce, String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String PART = "([A-Za-z0-9_-]{43})";
    private static final Pattern FORM = Pattern.compile(PART + "\\." + PART + "\\." + PART);

    public static SignOnTry fresh() {
        return new SignOnTry(random(), random(), random());
    }

    /** Reads what {@link #text} has written; empty if it is nothing of the kind. */
    public static Optional<SignOnTry> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MatchResult parts = matcher.toMatchResult();
        return Optional.of(new SignOnTry(parts.group(1), parts.group(2), parts.group(3)));
    }

    /** All of it, for the browser alone. */
    public String text() {
        return state + "." + nonce + "." + verifier;
    }

    /** Whether an answer belongs to this try. */
    public boolean hasState(String answered) {
        return isSame(state, answered);
    }

    boolean hasNonce(String claimed) {
        return isSame(nonce, claimed);
    }

    /** The verifier's digest, which everybody may see (S256). */
    String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Nothing of it, so that no log has it by chance. */
    @Override
    public String toString() {
        return "…";
    }

    private static boolean isSame(String kept, String given) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
