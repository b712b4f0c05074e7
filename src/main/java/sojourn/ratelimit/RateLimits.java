package sojourn.ratelimit;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import sojourn.cluster.Nodes;

/**
 * Whether a request may pass, by how many its sender has sent; what has no limit passes.
 *
 * <p>A sender is a caller that is known, or an address: of whoever says no name, and of whoever fails to prove one. These
 * two are counted apart, so that anonymous callers do not keep others at their address from logging in.
 *
 * <p>It is decided on this node alone, without a word to the others or the database. Safe for any number of threads.
 */
@ApplicationScoped
public class RateLimits {

    private final Optional<Allowances> owners;
    private final Optional<Allowances> strangers;
    private final Optional<Allowances> failures;

    @Inject
    RateLimits(RateLimitSettings settings, Nodes nodes) {
        this(settings, nodes::living, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateLimitSettings settings, IntSupplier nodes, TimeMeter time) {
        owners = settings.ofOwner().map(limit -> new Allowances(limit, nodes, time));
        strangers = settings.ofAddress().map(limit -> new Allowances(limit, nodes, time));
        failures = settings.ofAddress().map(limit -> new Allowances(limit, nodes, time));
    }

    /**
     * Counts a request of a caller that is known.
     *
     * @param owner a name that no other caller has
     * @return empty if it may pass; or else when the next one may
     */
    public Optional<Duration> countOwner(String owner) {
        return owners.flatMap(allowances -> allowances.spend(owner));
    }

    /**
     * Counts a request of nobody that is known.
     *
     * @param address as the server shows it
     * @return empty if it may pass; or else when the next one may
     */
    public Optional<Duration> countStranger(String address) {
        return strangers.flatMap(allowances -> allowances.spend(AddressBlock.of(address)));
    }

    /** Counts a credential from an address that was not valid. */
    public void countFailure(String address) {
        failures.ifPresent(allowances -> allowances.charge(AddressBlock.of(address)));
    }

    /** When a credential from an address will be looked at again; empty if it is now, because few of them were not valid. */
    public Optional<Duration> untilTrusted(String address) {
        return failures.flatMap(allowances -> allowances.untilNext(AddressBlock.of(address)));
    }
}
