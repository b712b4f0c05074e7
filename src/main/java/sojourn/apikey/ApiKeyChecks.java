package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;
import sojourn.cache.Copies;

/**
 * Tells for whom a key acts that a caller sent.
 *
 * <p>A right key that this node has met before costs no SQL; a revocation holds on every node from its commit on, see
 * {@link Copies}. A wrong one always asks the database, whether or not its prefix is anybody's: the time that the answer
 * takes does not tell.
 *
 * <p>Safe for any number of threads.
 */
@ApplicationScoped
public class ApiKeyChecks {

    private static final byte[] NOBODYS = new byte[32];

    private final SecretHashing hashing;
    private final ApiKeyCopies copies;
    private final ApiKeyUses uses;

    @Inject
    ApiKeyChecks(SecretHashing hashing, ApiKeyCopies copies, ApiKeyUses uses) {
        this.hashing = hashing;
        this.copies = copies;
        this.uses = uses;
    }

    /** For whom a key acts; empty if it is not, or no longer, accepted. Notes its use. */
    public Optional<KeyHolder> check(String sent) {
        Optional<ApiKeySecret> secret = ApiKeySecret.parse(sent);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        byte[] hash = hashing.hash(secret.get());
        Optional<ApiKeyCopy> copy = copies.find(secret.get().prefix());
        if (MessageDigest.isEqual(hash, copy.map(ApiKeyCopy::hash).orElse(NOBODYS)) && copy.isPresent()) {
            uses.note(copy.get().keyId());
            return Optional.of(copy.get().holder());
        }
        Optional<ApiKeyRepository.Stored> stored = copies.load(secret.get().prefix());
        boolean same = MessageDigest.isEqual(
                hash, stored.map(ApiKeyRepository.Stored::hash).orElse(NOBODYS));
        if (!same || stored.isEmpty()) {
            return Optional.empty();
        }
        uses.note(stored.get().id());
        return Optional.of(stored.get().holder());
    }
}
