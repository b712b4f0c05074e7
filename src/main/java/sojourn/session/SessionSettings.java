package sojourn.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** How long sessions live and how much one may hold. */
@Singleton
public class SessionSettings {

    static final String DEFAULT_EXPIRATION_HOURS = "session.default-expiration-hours";
    static final String MAX_LIFETIME_HOURS = "session.max-lifetime-hours";
    static final String CONTEXT_MAX_BYTES = "session.context.max-bytes";
    static final String MAX_ACTIVE_SESSIONS = "session.max-active-sessions";
    static final String LIMIT_POLICY = "session.limit-policy";
    static final String ANONYMOUS_MAX_ACTIVE = "session.anonymous.max-active";

    private static final int TEN_YEARS_IN_HOURS = 87_600;

    private final Duration defaultDuration;
    private final Duration maxLifetime;
    private final int contextMaxBytes;
    private final int maxActiveSessions;
    private final LimitPolicy limitPolicy;
    private final int maxActiveAnonymousSessions;

    @Inject
    public SessionSettings(SettingsReader settings) {
        int maxHours = settings.number(MAX_LIFETIME_HOURS, 720, 1, TEN_YEARS_IN_HOURS);
        int defaultHours = settings.number(DEFAULT_EXPIRATION_HOURS, 24, 1, TEN_YEARS_IN_HOURS);
        if (defaultHours > maxHours) {
            throw new SettingRefused("The setting " + DEFAULT_EXPIRATION_HOURS + " is " + defaultHours
                    + ", but must be at most " + MAX_LIFETIME_HOURS + ", which is " + maxHours + ".");
        }
        defaultDuration = Duration.ofHours(defaultHours);
        maxLifetime = Duration.ofHours(maxHours);
        contextMaxBytes = settings.number(CONTEXT_MAX_BYTES, 262_144, 2, 4 * 1024 * 1024);
        maxActiveSessions = settings.number(MAX_ACTIVE_SESSIONS, 10, 1, 1_000);
        limitPolicy =
                settings.oneOf(LIMIT_POLICY, LimitPolicy.EXPIRE_OLDEST.label(), LimitPolicy.NAMES, LimitPolicy::of);
        maxActiveAnonymousSessions = settings.number(ANONYMOUS_MAX_ACTIVE, 10_000, 1, 1_000_000);
    }

    /** How long a session lives after its last touch, if its creator does not say. */
    public Duration defaultDuration() {
        return defaultDuration;
    }

    /** How long a session may live from its creation, however often it is touched. */
    public Duration maxLifetime() {
        return maxLifetime;
    }

    /** The most sessions that an owner may have unexpired, paused ones too. */
    int maxActiveSessions() {
        return maxActiveSessions;
    }

    LimitPolicy limitPolicy() {
        return limitPolicy;
    }

    /** The most sessions of nobody that may be unexpired, over all. */
    int maxActiveAnonymousSessions() {
        return maxActiveAnonymousSessions;
    }

    /** The most bytes of UTF-8 that a context may have. */
    public int contextMaxBytes() {
        return contextMaxBytes;
    }
}
