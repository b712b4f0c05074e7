package sojourn.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** A request with a key, and what the key is bound to. */
public final class RepeatableRequest {

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
