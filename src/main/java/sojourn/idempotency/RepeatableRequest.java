package sojourn.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A request with a key, and what the key is bound to. */
public final class RepeatableRequest {

    private static final String SLOW_HASH = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int HASH_BITS = 512;

    private final String caller;
    private final IdempotencyKey key;
    private final byte[] fingerprint;

    /**
     * A request of a caller.
     *
     * @param caller whose key it is; the same key of another caller is another key
     * @param parts what a repetition must have in common with the first request: method, path, conditions
     * @param body the body, likewise
     */
    public RepeatableRequest(String caller, IdempotencyKey key, List<String> parts, byte[] body) {
        this.caller = caller;
        this.key = key;
        MessageDigest digest = sha256();
        parts.forEach(part -> update(digest, part.getBytes(StandardCharsets.UTF_8)));
        update(digest, body);
        this.fingerprint = digest.digest();
    }

    /**
     * A request whose body has a password: what is kept of the body is its PBKDF2 hash, salted by caller and key, so that
     * whoever reads it can guess no faster than by the password's own hash.
     */
    public static RepeatableRequest ofSecret(String caller, IdempotencyKey key, List<String> parts, byte[] body) {
        MessageDigest salt = sha256();
        update(salt, caller.getBytes(StandardCharsets.UTF_8));
        update(salt, key.text().getBytes(StandardCharsets.UTF_8));
        PBEKeySpec spec = new PBEKeySpec(
                // Each byte is a character of its own: no two bodies are one text.
                new String(body, StandardCharsets.ISO_8859_1).toCharArray(), salt.digest(), ITERATIONS, HASH_BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(SLOW_HASH).generateSecret(spec).getEncoded();
            return new RepeatableRequest(caller, key, parts, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    String caller() {
        return caller;
    }

    IdempotencyKey key() {
        return key;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    boolean isSame(byte[] otherFingerprint) {
        return MessageDigest.isEqual(fingerprint, otherFingerprint);
    }

    /** The number of the database's lock for this caller's key. Two keys with one number only wait for each other. */
    long lock() {
        MessageDigest digest = sha256();
        update(digest, caller.getBytes(StandardCharsets.UTF_8));
        update(digest, key.text().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** Each part with its length ahead of it, so that no two lists of parts are the same bytes. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
