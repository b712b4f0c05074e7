package sojourn.cache;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.context.Flag;
import org.infinispan.eviction.EvictionStrategy;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.protostream.SerializationContextInitializer;
import org.jspecify.annotations.Nullable;
import sojourn.cluster.CopyKeeper;
import sojourn.cluster.Nodes;
import sojourn.database.Commit;
import sojourn.database.DatabaseLeaving;

/**
 * This node's copies of what the database holds, by key.
 *
 * <p>A copy is served only while this node has leave to serve, and it is removed before a change of what it shows is
 * committed, on whichever node: so whoever begins to read after a change was acknowledged never gets what was before. A
 * copy is made in three steps: its key is claimed, the database is read, the copy is kept; it comes to nothing if a change
 * begins in between. Whatever fails here means asking the database.
 *
 * <p>Safe for any number of threads. Copies are pushed out by others and grow old; what guards them does not.
 */
@ApplicationScoped
public class Copies implements CopyKeeper {

    private static final Logger LOG = System.getLogger(Copies.class.getName());

    private static final String NAME = "copies";
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Guards guards = new Guards();
    private final Counter hits;
    private final Counter misses;
    private final Nodes nodes;
    private final CacheSettings settings;
    private final CopyRenewal renewal;
    private final Commit commit;
    private final DefaultCacheManager manager;
    private final AdvancedCache<String, Object> cache;

    @Inject
    Copies(
            Nodes nodes,
            CacheSettings settings,
            CopyRenewal renewal,
            Commit commit,
            CacheMetrics metrics,
            @Any Instance<SerializationContextInitializer> schemas) {
        this.nodes = nodes;
        this.settings = settings;
        this.renewal = renewal;
        this.commit = commit;
        this.hits = metrics.hits();
        this.misses = metrics.misses();
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder().nonClusteredDefault();
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        schemas.forEach(global.serialization()::addContextInitializer);
        this.manager = new DefaultCacheManager(global.build());
        manager.defineConfiguration(NAME, configuration(settings));
        this.cache = manager.<String, Object>getCache(NAME).getAdvancedCache().withFlags(Flag.IGNORE_RETURN_VALUES);
        // As they are stored: nobody is to read what is pushed out.
        cache.withStorageMediaType().addListener(new Evictions(metrics.evictions()));
    }

    private static Configuration configuration(CacheSettings settings) {
        ConfigurationBuilder cache = new ConfigurationBuilder();
        cache.encoding().mediaType(MediaType.APPLICATION_PROTOSTREAM_TYPE);
        cache.memory().maxCount(Math.max(1, settings.maxEntries())).whenFull(EvictionStrategy.REMOVE);
        cache.expiration().lifespan(settings.expiration().toSeconds(), TimeUnit.SECONDS);
        return cache.build();
    }

    /** Behind the last use of the copies, and before the server takes the WAR's classes away. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 1) DatabaseLeaving leaving) {
        manager.stop();
        InfinispanRemains.letGo();
    }

    /** The copy under a key, empty if there is none or it cannot be trusted now. */
    public <T> Optional<T> find(String key, Class<T> type) {
        Optional<T> copy = peek(key, type);
        if (copy.isEmpty() && nodes.isServing()) {
            misses.inc();
        }
        return copy;
    }

    /** The same for whoever asks once more if there is none, and is counted then. */
    public <T> Optional<T> peek(String key, Class<T> type) {
        if (!nodes.isServing()) {
            return Optional.empty();
        }
        Optional<T> copy = Optional.empty();
        try {
            copy = Optional.ofNullable(type.cast(cache.get(key)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A copy cannot be read, and the database is asked: {0}", e.toString());
        }
        if (copy.isPresent()) {
            hits.inc();
        }
        return copy;
    }

    /**
     * Reads in the database, and keeps a copy of what is found there unless a change of it begins meanwhile.
     *
     * @param unlocked whether nobody has locked what is kept under the key; asked for when a change of it began a while ago
     *     of which this node does not know that it is over
     * @param read reads it, without locking it
     * @param copy what to keep of it, and how long
     * @return what was read
     */
    public <T> Optional<T> load(
            String key, BooleanSupplier unlocked, Supplier<Optional<T>> read, Function<T, Copy> copy) {
        if (commit.isAhead() || commit.isLost()) {
            // It may see what is not committed yet, or never will be.
            return read.get();
        }
        settle(key, unlocked);
        Optional<Guards.Claim> claim =
                nodes.isServing() && settings.maxEntries() > 0 ? guards.claim(key) : Optional.empty();
        Optional<T> found = Optional.empty();
        try {
            found = read.get();
        } finally {
            Optional<Copy> kept = found.map(copy);
            claim.ifPresent(claimed -> guards.redeem(claimed, () -> kept.ifPresent(fresh -> keep(key, fresh))));
        }
        return found;
    }

    /** Nearly all changes are over soon; one whose node has died may be over without a word. */
    private void settle(String key, BooleanSupplier unlocked) {
        Set<String> old = guards.changesBefore(key, System.nanoTime() - A_WHILE.toNanos());
        if (!old.isEmpty() && unlocked.getAsBoolean()) {
            guards.settle(key, old);
        }
    }

    private void keep(String key, Copy fresh) {
        long seconds = Math.min(fresh.life().toSeconds(), settings.expiration().toSeconds());
        if (seconds > 0) {
            try {
                cache.put(key, fresh.content(), seconds, TimeUnit.SECONDS);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A copy cannot be kept: {0}", e.toString());
            }
        }
    }

    @Override
    public void changing(String change, Collection<String> keys) {
        guards.begin(change, keys, System.nanoTime(), cache::remove);
    }

    @Override
    public void changed(String change, Collection<String> keys) {
        guards.end(change, keys);
    }

    @Override
    public void renewed(Map<String, String> details) {
        details.forEach((key, detail) -> guards.unlessGuarded(key, () -> {
            try {
                @Nullable Object copy = cache.get(key);
                if (copy != null) {
                    cache.replace(key, renewal.renewed(copy, detail));
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A copy cannot be renewed, and is dropped: {0}", e.toString());
                cache.remove(key);
            }
        }));
    }

    @Override
    public void forgetAll() {
        guards.endClaims();
        cache.clear();
    }

    /** How many copies there are, and how often one was found and not. */
    public Figures figures() {
        // Who looks at the figures may do so while the WAR goes.
        int copies = manager.getStatus().allowInvocations() ? cache.size() : 0;
        return new Figures(copies, hits.getCount(), misses.getCount());
    }

    /**
     * What is kept of something that was read.
     *
     * @param life how long it may be served; nothing is kept for less than a second
     */
    public record Copy(Object content, Duration life) {}

    /** How the copies fare on this node. */
    public record Figures(int copies, long hits, long misses) {}
}
