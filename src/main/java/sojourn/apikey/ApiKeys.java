package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys by which programs call.
 *
 * <p>A key is good from its making until it expires by the database's clock or is revoked, which holds on every node from
 * its commit on: each check asks the database. Its secret is shown once and stored as a hash. Safe for any number of
 * threads and nodes.
 */
@ApplicationScoped
@Transactional
public class ApiKeys {

    private final ApiKeyRepository repository;

    @Inject
    ApiKeys(ApiKeyRepository repository) {
        this.repository = repository;
    }

    /**
     * Makes a key.
     *
     * @param administrator the id of who makes it
     * @throws ApiKeyRefused if it would have expired already
     */
    public IssuedApiKey issue(NewApiKey wanted, String administrator) {
        Instant now = repository.now();
        if (wanted.expiresAt().filter(expiry -> !expiry.isAfter(now)).isPresent()) {
            throw new ApiKeyRefused("expiresAt", "must be in the future");
        }
        ApiKeySecret secret = ApiKeySecret.fresh();
        ApiKey key = new ApiKey(
                ApiKeyId.next(),
                secret.prefix(),
                wanted.name(),
                wanted.holder(),
                administrator,
                now,
                wanted.expiresAt().orElse(null),
                null,
                null);
        repository.insert(key, secret.hash());
        return new IssuedApiKey(key, secret);
    }

    /**
     * Gives a key another secret, and lets the one that it had die: for whoever asks again because no answer came.
     *
     * @return empty if there is no such key any more, or it was revoked
     */
    public Optional<IssuedApiKey> reissue(ApiKeyId id) {
        ApiKeySecret secret = ApiKeySecret.fresh();
        return repository.replaceSecret(id, secret.prefix(), secret.hash()).map(key -> new IssuedApiKey(key, secret));
    }

    /** Up to {@code limit} keys, revoked ones too, newest first. */
    public List<ApiKey> list(ApiKeysAfter after, int limit) {
        return repository.list(after, limit);
    }

    /**
     * Refuses a key from now on; one that was revoked before stays as it is.
     *
     * @throws ApiKeyNotFound if there is no such key
     */
    public void revoke(ApiKeyId id) {
        if (!repository.revoke(id)) {
            throw new ApiKeyNotFound(id);
        }
    }

    /** For whom a key acts that a caller sent; empty if it is not, or no longer, accepted. Notes its use. */
    public Optional<KeyHolder> check(String sent) {
        Optional<ApiKeySecret> secret = ApiKeySecret.parse(sent);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        byte[] hash = secret.get().hash();
        Optional<ApiKeyRepository.Stored> stored = repository.find(secret.get().prefix());
        // A prefix that nobody has costs what any other does.
        boolean same = MessageDigest.isEqual(
                hash, stored.map(ApiKeyRepository.Stored::hash).orElseGet(() -> new byte[hash.length]));
        if (!same || stored.isEmpty() || !stored.get().isGood()) {
            return Optional.empty();
        }
        if (stored.get().isUseNews()) {
            repository.noteUse(stored.get().id());
        }
        return Optional.of(stored.get().holder());
    }
}
