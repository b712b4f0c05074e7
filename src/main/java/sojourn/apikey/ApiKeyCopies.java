package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.infinispan.protostream.SerializationContextInitializer;
import org.jspecify.annotations.Nullable;
import sojourn.cache.Copies;
import sojourn.cluster.Changes;
import sojourn.cluster.Nodes;

/** This node's copies of good keys, found by their prefix. The database alone says that a key has expired. */
@ApplicationScoped
class ApiKeyCopies {

    /** Two clocks are compared here, so that what is nearer than this is left to the database's. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    private final ApiKeyRepository repository;
    private final Copies copies;
    private final Changes changes;
    private final Nodes nodes;

    @Inject
    ApiKeyCopies(ApiKeyRepository repository, Copies copies, Changes changes, Nodes nodes) {
        this.repository = repository;
        this.copies = copies;
        this.changes = changes;
        this.nodes = nodes;
    }

    @Produces
    @Singleton
    static SerializationContextInitializer schema() {
        return new ApiKeyCopyMarshalling();
    }

    /** The copy of a key, empty if there is none or it cannot be trusted now. */
    Optional<ApiKeyCopy> find(String prefix) {
        return copies.find(key(prefix), ApiKeyCopy.class).filter(copy -> isFar(copy, nodes.databaseTime()));
    }

    /** Whether nothing of a key depends on the exact time. */
    static boolean isFar(ApiKeyCopy copy, Optional<Instant> now) {
        return copy.expiry()
                .map(expiry ->
                        now.filter(known -> expiry.isAfter(known.plus(NEAR))).isPresent())
                .orElse(true);
    }

    /** A good key as it is in the database; empty if there is none. */
    Optional<ApiKeyRepository.Stored> load(String prefix) {
        return copies.load(
                key(prefix),
                () -> repository.isFree(prefix),
                () -> repository.findGood(prefix),
                stored -> new Copies.Copy(ApiKeyCopy.of(stored), life(stored)));
    }

    private static Duration life(ApiKeyRepository.Stored stored) {
        @Nullable Instant expiry = stored.expiresAt();
        return expiry == null ? Duration.ofDays(1) : Duration.between(stored.now(), expiry);
    }

    /**
     * Tells all nodes that the caller's transaction changes a key, whose row it has locked.
     *
     * @throws sojourn.cluster.NodeAway if this node has lost its place among the others
     */
    void changing(String prefix) {
        changes.announce(List.of(key(prefix)));
    }

    private static String key(String prefix) {
        return "api-key " + prefix;
    }
}
