package sojourn.cluster;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates bytes under a key that the nodes share, by AES in Galois/Counter mode.
 *
 * <p>Each node encrypts under a key of its own, derived from the shared one by a salt that it draws at its start, and counts
 * what it encrypts: so no pair of key and nonce is ever used twice, however many nodes there are and however often they
 * start. Sealed bytes are the salt, the count, and the cipher text with its tag. Safe for any number of threads.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>, 8.2.1
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>, whose first step the derivation is
 */
final class Seal {

    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int AHEAD = SALT_BYTES + Long.BYTES;

    private final SecretKey shared;
    private final byte[] salt = new byte[SALT_BYTES];
    private final SecretKey own;
    private final AtomicLong count = new AtomicLong();

    /** The key of the node that was heard last: there are few, and deriving one is cheap. */
    private volatile Derived last;

    Seal(SecretKey shared) {
        this.shared = shared;
        new SecureRandom().nextBytes(salt);
        own = derive(salt);
        last = new Derived(salt, own);
    }

    byte[] close(byte[] plain, int offset, int length) {
        long number = count.incrementAndGet();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, own, number);
            byte[] sealed = new byte[AHEAD + cipher.getOutputSize(length)];
            ByteBuffer.wrap(sealed).put(salt).putLong(number);
            cipher.doFinal(plain, offset, length, sealed, AHEAD);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot encrypt", e);
        }
    }

    /**
     * What was sealed by somebody who has the key.
     *
     * @throws GeneralSecurityException if it was not, or was changed since
     */
    byte[] open(byte[] sealed, int offset, int length) throws GeneralSecurityException {
        if (length < AHEAD + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short to be sealed");
        }
        ByteBuffer ahead = ByteBuffer.wrap(sealed, offset, AHEAD);
        byte[] from = new byte[SALT_BYTES];
        ahead.get(from);
        long number = ahead.getLong();
        Derived known = last;
        Derived used = Arrays.equals(known.salt(), from) ? known : new Derived(from, derive(from));
        byte[] plain = cipher(Cipher.DECRYPT_MODE, used.key(), number).doFinal(sealed, offset + AHEAD, length - AHEAD);
        last = used;
        return plain;
    }

    private SecretKey derive(byte[] by) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(by, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(shared.getEncoded()), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HMAC", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, long number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce =
                ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** The key of a node, by the salt that it has drawn. */
    private record Derived(byte[] salt, SecretKey key) {}
}
