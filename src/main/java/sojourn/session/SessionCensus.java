package sojourn.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;

/**
 * Counts all sessions from time to time, so that whoever looks at the figures costs the database nothing.
 *
 * <p>It counts every ten seconds, but never for more than a hundredth of the time: where a count takes half a second, the
 * next is fifty seconds later. So a figure is at most 10 seconds old, or a hundred times what it costs; while the database
 * is away it stays what it was, and its age tells. Each node counts by itself.
 */
@ApplicationScoped
class SessionCensus {

    private static final Logger LOG = System.getLogger(SessionCensus.class.getName());
    private static final int SECONDS = 10;
    private static final int RARITY = 100;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final CensusRepository repository;

    /** By the monotonic clock; only the timer's thread looks at it. */
    private long next = System.nanoTime();

    private volatile @Nullable Taken taken;

    @Inject
    SessionCensus(CensusRepository repository) {
        this.repository = repository;
    }

    void start(@Observes DatabaseReady ready) {
        executor.scheduleWithFixedDelay(this::countIfDue, 0, SECONDS, TimeUnit.SECONDS);
    }

    /** What was counted last. */
    Census last() {
        @Nullable Taken known = taken;
        return known == null ? Census.NONE : known.census();
    }

    /** How long ago that was; empty before anything was counted. */
    Optional<Duration> age() {
        return Optional.ofNullable(taken).map(known -> Duration.ofNanos(System.nanoTime() - known.at()));
    }

    /** Throws nothing: it would end the timer. */
    private void countIfDue() {
        long begun = System.nanoTime();
        if (begun - next < 0) {
            return;
        }
        try {
            taken = new Taken(repository.count(), begun);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "The sessions could not be counted: {0}", e.toString());
        }
        long counted = System.nanoTime();
        next = counted + (counted - begun) * RARITY;
    }

    /**
     * What was counted.
     *
     * @param at when, by the monotonic clock
     */
    private record Taken(Census census, long at) {}
}
