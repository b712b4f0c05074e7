package sojourn.cache;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import sojourn.settings.SettingsReader;

/** How many copies are kept, and for how long. */
@Singleton
public class CacheSettings {

    static final String MAX_ENTRIES = "session.cache-max-entries";
    static final String EXPIRATION = "session.cache-expiration-seconds";

    static final String ANSWERS_FIRST = "session.cache-answers-first";

    private final int maxEntries;
    private final Duration expiration;
    private final boolean answersFirst;

    @Inject
    public CacheSettings(SettingsReader settings) {
        maxEntries = settings.number(MAX_ENTRIES, 100_000, 0, 100_000_000);
        expiration = Duration.ofSeconds(settings.number(EXPIRATION, 3_600, 1, 86_400));
        answersFirst = settings.flag(ANSWERS_FIRST, true);
    }

    /** How many copies are kept; 0 turns the cache off. */
    int maxEntries() {
        return maxEntries;
    }

    /** Whether a read that a copy answers is answered ahead of JAX-RS. */
    public boolean answersFirst() {
        return answersFirst;
    }

    /** How long a copy is kept at most. */
    Duration expiration() {
        return expiration;
    }
}
