package sojourn.apikey;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller sends to prove that it has a key: a readable prefix, by which the key is found, and 256 random bits.
 *
 * <p>Only its hash is stored, see {@link SecretHashing}. So many random bits cannot be guessed from it, so that a fast one
 * is enough; slow ones are for passwords.
 */
public final class ApiKeySecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PREFIX_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("(sojourn_[A-Za-z0-9_-]{8})_[A-Za-z0-9_-]{43}");

    private final String prefix;
    private final String text;

    private ApiKeySecret(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    static ApiKeySecret fresh() {
        String prefix = "sojourn_" + random(PREFIX_BYTES);
        return new ApiKeySecret(prefix, prefix + "_" + random(SECRET_BYTES));
    }

    /** Reads what a caller sent; empty if no key looks like that. */
    static Optional<ApiKeySecret> parse(String sent) {
        Matcher form = FORM.matcher(sent);
        return form.matches() ? Optional.of(new ApiKeySecret(form.group(1), sent)) : Optional.empty();
    }

    String prefix() {
        return prefix;
    }

    /** The secret in full, for whoever it was made for. */
    public String reveal() {
        return text;
    }

    /** The prefix alone, so that no log has the secret by chance. */
    @Override
    public String toString() {
        return prefix + "_…";
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
