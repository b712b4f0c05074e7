package sojourn.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The allowances of all senders under one limit.
 *
 * <p>One that was left alone until it was full again is forgotten, which nobody notices: a new one is full as well. None is
 * forgotten before, not even for want of room: whoever comes when the table is full shares an allowance with others, out of
 * a few, so that a flood of addresses neither fills the heap nor gets any of them a fresh allowance.
 *
 * <p>Safe for any number of threads.
 */
final class Allowances {

    /** How many senders have an allowance of their own: about 25 MB of heap. */
    static final int MOST = 50_000;

    /** How many allowances the others share. */
    static final int SHARED = 1_024;

    /** How much longer than until it is full one is kept: so long nothing is forgotten of what was spent too much. */
    private static final Duration LONGER = Duration.ofMinutes(1);

    private final RateLimit limit;
    private final IntSupplier nodes;
    private final TimeMeter time;
    private final Cache<String, Allowance> own;
    private final Allowance[] shared;

    Allowances(RateLimit limit, IntSupplier nodes, TimeMeter time) {
        this.limit = limit;
        this.nodes = nodes;
        this.time = time;
        this.own = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofSeconds(limit.burst() / limit.perSecond() + 1L)
                        .plus(LONGER))
                // What is due is done by whoever comes by: no thread of ours.
                .executor(Runnable::run)
                .ticker(time::currentTimeNanos)
                .build();
        this.shared = IntStream.range(0, SHARED).mapToObj(i -> fresh()).toArray(Allowance[]::new);
    }

    /** Spends one request of a sender's; if there is none left, how long it takes until there is. */
    Optional<Duration> spend(String sender) {
        return of(sender).spend(nodes.getAsInt());
    }

    /**
     * How long it takes until a sender may send a request; empty if it may now. One of whom nothing is known may: it is not
     * judged by others with whom it would share.
     */
    Optional<Duration> untilNext(String sender) {
        @Nullable Allowance known = own.getIfPresent(sender);
        return known == null ? Optional.empty() : known.untilNext(nodes.getAsInt());
    }

    /** Spends one request of a sender's, be there one left or not. */
    void charge(String sender) {
        of(sender).charge(nodes.getAsInt());
    }

    /** How many senders have an allowance of their own, once those are forgotten that are due. */
    long size() {
        own.cleanUp();
        return own.estimatedSize();
    }

    private Allowance of(String sender) {
        @Nullable Allowance known = own.getIfPresent(sender);
        if (known != null) {
            return known;
        }
        return isFull() ? sharedBy(sender) : own.get(sender, name -> fresh());
    }

    private boolean isFull() {
        if (own.estimatedSize() < MOST) {
            return false;
        }
        return size() >= MOST;
    }

    private Allowance sharedBy(String sender) {
        return shared[Math.floorMod(sender.hashCode(), SHARED)];
    }

    private Allowance fresh() {
        return new Allowance(limit, nodes.getAsInt(), time);
    }
}
