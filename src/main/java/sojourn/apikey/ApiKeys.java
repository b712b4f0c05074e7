package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sojourn.apikey.ApiKeyChanged.Change;

/**
 * The keys by which programs call.
 *
 * <p>A key is good from its making until it expires by the database's clock or is revoked, which holds on every node from
 * its commit on. Its secret is shown once and stored as a hash. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional
public class ApiKeys {

    private final ApiKeyRepository repository;
    private final ApiKeyCopies copies;
    private final SecretHashing hashing;
    private final Event<ApiKeyChanged> changed;

    @Inject
    ApiKeys(ApiKeyRepository repository, ApiKeyCopies copies, SecretHashing hashing, Event<ApiKeyChanged> changed) {
        this.repository = repository;
        this.copies = copies;
        this.hashing = hashing;
        this.changed = changed;
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
        repository.insert(key, hashing.hash(secret));
        changed.fire(new ApiKeyChanged(Change.ISSUED, key, administrator));
        return new IssuedApiKey(key, secret);
    }

    /**
     * Gives a key another secret, and lets the one that it had die: for whoever asks again because no answer came.
     *
     * @param administrator the id of who asks
     * @return empty if there is no such key any more, or it was revoked
     */
    public Optional<IssuedApiKey> reissue(ApiKeyId id, String administrator) {
        Optional<String> before = repository.lock(id);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        copies.changing(before.get());
        ApiKeySecret secret = ApiKeySecret.fresh();
        Optional<ApiKey> key = repository.replaceSecret(id, secret.prefix(), hashing.hash(secret));
        key.ifPresent(reissued -> changed.fire(new ApiKeyChanged(Change.REISSUED, reissued, administrator)));
        return key.map(reissued -> new IssuedApiKey(reissued, secret));
    }

    /** Up to {@code limit} keys, revoked ones too, newest first. */
    public List<ApiKey> list(ApiKeysAfter after, int limit) {
        return repository.list(after, limit);
    }

    /**
     * Refuses a key from now on, on every node; one that was revoked before stays as it is.
     *
     * @param administrator the id of who asks
     * @throws sojourn.cluster.NodeAway if this node has lost its place among the others
     * @throws ApiKeyNotFound if there is no such key
     */
    public void revoke(ApiKeyId id, String administrator) {
        copies.changing(repository.lock(id).orElseThrow(() -> new ApiKeyNotFound(id)));
        repository.revoke(id).ifPresent(key -> changed.fire(new ApiKeyChanged(Change.REVOKED, key, administrator)));
    }
}
