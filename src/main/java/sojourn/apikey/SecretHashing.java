package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes secrets of keys as they are stored: HMAC-SHA-256 (RFC 2104) of their SHA-256.
 *
 * <p>By a secret from the settings, so that who can write into the database cannot make a key that is accepted; or else by
 * one that the database has made for itself. The inner hash let keys be taken over that were hashed without either.
 *
 * <p>Safe for any number of threads.
 */
@ApplicationScoped
class SecretHashing {

    static final String ALGORITHM = "HmacSHA256";

    private final ApiKeySettings settings;
    private final ServerSecretRepository repository;

    /** Read when it is needed first; whoever reads it reads the same. */
    private volatile @Nullable SecretKey known;

    @Inject
    SecretHashing(ApiKeySettings settings, ServerSecretRepository repository) {
        this.settings = settings;
        this.repository = repository;
    }

    byte[] hash(ApiKeySecret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal(
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256 and HMAC", e);
        }
    }

    private SecretKey key() {
        @Nullable SecretKey key = known;
        if (key == null) {
            key = settings.secret().orElseGet(() -> new SecretKeySpec(repository.ofApiKeys(), ALGORITHM));
            known = key;
        }
        return key;
    }
}
