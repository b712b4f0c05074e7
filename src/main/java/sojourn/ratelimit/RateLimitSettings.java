package sojourn.ratelimit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** Which limits there are: none, unless they are set. */
@Singleton
public class RateLimitSettings {

    static final String RATE = "session.rate-limit.requests-per-second";
    static final String BURST = "session.rate-limit.burst";
    static final String ANONYMOUS_RATE = "session.rate-limit.anonymous.requests-per-second";
    static final String ANONYMOUS_BURST = "session.rate-limit.anonymous.burst";

    private static final int MOST = 1_000_000;

    /** The burst that nobody has set, in seconds of the rate. */
    private static final int BURST_SECONDS = 2;

    private final Optional<RateLimit> ofOwner;
    private final Optional<RateLimit> ofAddress;

    @Inject
    public RateLimitSettings(SettingsReader settings) {
        ofOwner = limit(settings, RATE, BURST);
        ofAddress = limit(settings, ANONYMOUS_RATE, ANONYMOUS_BURST);
    }

    /** What each user and each service may send; empty if that has no limit. */
    Optional<RateLimit> ofOwner() {
        return ofOwner;
    }

    /** What may come from each address without a token or key, or with one that is not valid; empty if that has no limit. */
    Optional<RateLimit> ofAddress() {
        return ofAddress;
    }

    private static Optional<RateLimit> limit(SettingsReader settings, String rateKey, String burstKey) {
        int rate = settings.number(rateKey, 0, 1, MOST);
        int burst = settings.number(burstKey, rate * BURST_SECONDS, 1, MOST);
        if (rate == 0 && burst > 0) {
            throw new SettingRefused("The setting " + burstKey + " is " + burst + ", but without " + rateKey
                    + " there is no limit; it must be given as well.");
        }
        return rate == 0 ? Optional.empty() : Optional.of(new RateLimit(rate, burst));
    }
}
