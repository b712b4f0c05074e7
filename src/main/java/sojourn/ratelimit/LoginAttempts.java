package sojourn.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a password may be tried, by how many were wrong that came from the same address, or for the same name.
 *
 * <p>An attempt is counted before it is looked at, so that many at once are no way round, and given back if it was right. It
 * is decided on this node alone. Safe for any number of threads.
 */
@ApplicationScoped
public class LoginAttempts {

    static final int OF_ADDRESS = 5;
    static final int OF_NAME = 30;

    private static final Duration EACH_OF_ADDRESS = Duration.ofSeconds(20);
    private static final Duration EACH_OF_NAME = Duration.ofSeconds(2);

    /** How many addresses and how many names are remembered. */
    private static final int MOST = 50_000;

    private final TimeMeter time;
    private final Cache<String, LocalBucket> addresses;
    private final Cache<String, LocalBucket> names;

    @Inject
    LoginAttempts() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    LoginAttempts(TimeMeter time) {
        this.time = time;
        this.addresses = remembered(EACH_OF_ADDRESS.multipliedBy(OF_ADDRESS));
        this.names = remembered(EACH_OF_NAME.multipliedBy(OF_NAME));
    }

    /**
     * Counts an attempt.
     *
     * @return empty if it may be looked at; or else when the next one may
     */
    public Optional<Duration> begin(String address, String name) {
        LocalBucket ofAddress = ofAddress(address);
        Optional<Duration> wait = spend(ofAddress);
        if (wait.isPresent()) {
            return wait;
        }
        Optional<Duration> waitOfName = spend(ofName(name));
        if (waitOfName.isPresent()) {
            ofAddress.addTokens(1);
        }
        return waitOfName;
    }

    /** Gives an attempt back: the password was right. */
    public void succeed(String address, String name) {
        ofAddress(address).addTokens(1);
        ofName(name).addTokens(1);
    }

    private LocalBucket ofAddress(String address) {
        return addresses.get(AddressBlock.of(address), block -> bucket(OF_ADDRESS, EACH_OF_ADDRESS));
    }

    private LocalBucket ofName(String name) {
        return names.get(name, each -> bucket(OF_NAME, EACH_OF_NAME));
    }

    private static Optional<Duration> spend(LocalBucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private LocalBucket bucket(int most, Duration each) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(most).refillGreedy(1, each))
                .withCustomTimePrecision(time)
                .build();
    }

    /** What was left alone until it is full again is forgotten, which nobody notices. */
    private Cache<String, LocalBucket> remembered(Duration untilFull) {
        return Caffeine.newBuilder()
                .expireAfterAccess(untilFull)
                .maximumSize(MOST)
                // What is due is done by whoever comes by: no thread of ours.
                .executor(Runnable::run)
                .ticker(time::currentTimeNanos)
                .build();
    }
}
