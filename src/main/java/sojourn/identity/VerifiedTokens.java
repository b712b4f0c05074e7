package sojourn.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The tokens whose signature this node has verified a while ago.
 *
 * <p>A signature holds for as long as the keys are the same: so it is not verified again until they change. That a token is
 * in date is not remembered here but looked at each time.
 *
 * <p>Bounded by the length of the tokens, some 4,000 of the usual ones; the token itself is not kept, only its digest. Safe
 * for any number of threads.
 */
final class VerifiedTokens {

    /** In characters. A token takes about five times its length of heap. */
    private static final long LENGTH_OF_ALL = 4L << 20;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumWeight(LENGTH_OF_ALL)
            .weigher((String digest, Verified token) -> token.length())
            .expireAfterAccess(UNUSED)
            // In the caller's thread: others would outlive the WAR.
            .executor(Runnable::run)
            .build();

    /** What was verified of a token by the given keys; empty if it was not, or was pushed out by others. */
    Optional<Verified> find(String digest, List<JWK> keys) {
        return Optional.ofNullable(verified.getIfPresent(digest))
                .filter(token -> token.keys().equals(keys));
    }

    void keep(String digest, Verified token) {
        verified.put(digest, token);
    }

    /** By what a token is found: nobody who compares it learns anything of another token. */
    static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * A token whose signature is right.
     *
     * @param keys those among which was the one that it was verified by
     * @param length the token's, in characters
     */
    record Verified(JWTClaimsSet claims, Caller caller, List<JWK> keys, int length) {}
}
