package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Figures of all sessions, for administrators: counted when somebody asks, and then not again for two seconds, or for
 * ten times as long as it took, but for half a minute at most. One count runs at a time on a node; who asks meanwhile gets the
 * one before. So many who look cost no more than one.
 */
@ApplicationScoped
public class SessionStatistics {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofSeconds(30);
    private static final int RARITY = 10;

    private final SessionStatisticsRepository repository;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Taken taken;

    @Inject
    SessionStatistics(SessionStatisticsRepository repository) {
        this.repository = repository;
    }

    /** What was counted last, a moment ago. */
    public SessionCounts read() {
        @Nullable Taken known = taken;
        if (known != null && (known.isFresh() || counting.isLocked())) {
            return known.counts();
        }
        counting.lock();
        try {
            known = taken;
            if (known != null && known.isFresh()) {
                return known.counts();
            }
            long begun = System.nanoTime();
            SessionCounts counts = repository.count();
            long counted = System.nanoTime();
            taken = new Taken(counts, counted + pause(counted - begun));
            return counts;
        } finally {
            counting.unlock();
        }
    }

    private static long pause(long cost) {
        return Math.min(STALE.toNanos(), Math.max(FRESH.toNanos(), cost * RARITY));
    }

    /**
     * What was counted.
     *
     * @param until until when it is good, by the monotonic clock
     */
    private record Taken(SessionCounts counts, long until) {

        boolean isFresh() {
            return System.nanoTime() - until < 0;
        }
    }
}
