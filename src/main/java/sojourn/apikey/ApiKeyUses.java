package sojourn.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sojourn.cluster.Nodes;

/**
 * When keys were used last, as far as it is not written yet.
 *
 * <p>Written to the minute and all at once, so that a use costs no SQL; a crash loses what waits, a few seconds. Safe for
 * any number of threads.
 */
@ApplicationScoped
class ApiKeyUses {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** By the database's clock. There are as many as keys were used on this node since the last writing. */
    private final Map<ApiKeyId, Instant> waiting = new ConcurrentHashMap<>();

    private final ApiKeyRepository repository;
    private final Nodes nodes;

    @Inject
    ApiKeyUses(ApiKeyRepository repository, Nodes nodes) {
        this.repository = repository;
        this.nodes = nodes;
    }

    void note(ApiKeyId key) {
        // Of several uses the first one counts: it is seconds older than the last.
        if (!waiting.containsKey(key)) {
            nodes.databaseTime().ifPresent(now -> waiting.putIfAbsent(key, now));
        }
    }

    /** Writes what waits. If that fails it goes on waiting. */
    void write() {
        Map<ApiKeyId, Instant> batch = Map.copyOf(waiting);
        if (!batch.isEmpty()) {
            repository.noteUses(batch, PRECISION);
            batch.forEach(waiting::remove);
        }
    }
}
