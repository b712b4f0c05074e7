package sojourn.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucket;
import java.time.Duration;
import java.util.Optional;

/**
 * What one sender may still send to this node: a bucket that fills steadily up to the burst.
 *
 * <p>The node grants its share: of a limit, an equal part for each node that lives, in rate and burst, and a burst of at
 * least one. When the number of nodes changes, what is in the bucket changes with its size, so that nobody gets a full one
 * by it.
 *
 * <p>Safe for any number of threads.
 */
final class Allowance {

    private final RateLimit limit;
    private final LocalBucket bucket;

    /** Of how many nodes this one's share is. */
    private volatile int nodes;

    Allowance(RateLimit limit, int nodes, TimeMeter time) {
        this.limit = limit;
        this.nodes = nodes;
        this.bucket = Bucket.builder()
                .addLimit(share(limit, nodes).getBandwidths()[0])
                .withCustomTimePrecision(time)
                .build();
    }

    /** Spends one request; if there is none left, how long it takes until there is. */
    Optional<Duration> spend(int nodesNow) {
        adapt(nodesNow);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** How long it takes until there is a request left to be spent; empty if there is one. */
    Optional<Duration> untilNext(int nodesNow) {
        adapt(nodesNow);
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** Spends one request, be there one left or not: what was spent too much has to be made up for. */
    void charge(int nodesNow) {
        adapt(nodesNow);
        bucket.consumeIgnoringRateLimits(1);
    }

    private void adapt(int nodesNow) {
        if (nodes != nodesNow) {
            replaceShare(nodesNow);
        }
    }

    private synchronized void replaceShare(int nodesNow) {
        if (nodes != nodesNow) {
            bucket.replaceConfiguration(share(limit, nodesNow), TokensInheritanceStrategy.PROPORTIONALLY);
            nodes = nodesNow;
        }
    }

    /** So many requests in a second for all nodes are so many in as many seconds for each. */
    private static BucketConfiguration share(RateLimit limit, int nodes) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(Math.max(1, limit.burst() / nodes))
                        .refillGreedy(limit.perSecond(), Duration.ofSeconds(nodes)))
                .build();
    }
}
