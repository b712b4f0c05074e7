package sojourn.retention;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import sojourn.settings.SettingsReader;

/** How often, how wide and how far back is cleaned up. */
@Singleton
public class RetentionSettings {

    static final String CLEANUP_INTERVAL = "session.cleanup-interval-minutes";
    static final String MAX_CONCURRENT_CLEANUP = "session.max-concurrent-cleanup";
    static final String RETENTION_DAYS = "session.retention-days";
    static final String PURGE_TIME = "session.purge-time";
    static final String TIME_ZONE = "session.time-zone";
    static final String OUTBOX_RETENTION_DAYS = "outbox.retention-days";

    private static final int A_WEEK_IN_MINUTES = 10_080;
    private static final int TEN_YEARS_IN_DAYS = 3_650;

    private final Duration cleanupInterval;
    private final int maxConcurrentCleanup;
    private final int retentionDays;
    private final LocalTime purgeTime;
    private final ZoneId timeZone;
    private final int outboxRetentionDays;

    @Inject
    public RetentionSettings(SettingsReader settings) {
        cleanupInterval = Duration.ofMinutes(settings.number(CLEANUP_INTERVAL, 60, 1, A_WEEK_IN_MINUTES));
        maxConcurrentCleanup = settings.number(MAX_CONCURRENT_CLEANUP, 10, 1, 100);
        retentionDays = settings.number(RETENTION_DAYS, 30, 1, TEN_YEARS_IN_DAYS);
        purgeTime = settings.oneOf(PURGE_TIME, "02:00", "a time of day such as 02:00", RetentionSettings::time);
        timeZone =
                settings.oneOf(TIME_ZONE, "UTC", "a time zone such as UTC or Europe/Lisbon", RetentionSettings::zone);
        outboxRetentionDays = settings.number(OUTBOX_RETENTION_DAYS, 30, 1, TEN_YEARS_IN_DAYS);
    }

    /** How long after a full pass over expired sessions the next one begins. */
    Duration cleanupInterval() {
        return cleanupInterval;
    }

    /** How many sessions a node ends at once. */
    int maxConcurrentCleanup() {
        return maxConcurrentCleanup;
    }

    /** For how many days closed sessions are kept. */
    int retentionDays() {
        return retentionDays;
    }

    /** When the daily purge begins, in {@link #timeZone}. */
    LocalTime purgeTime() {
        return purgeTime;
    }

    ZoneId timeZone() {
        return timeZone;
    }

    /** For how many days events are kept. */
    int outboxRetentionDays() {
        return outboxRetentionDays;
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            // Refused by the reader, with a sentence that names the key.
            return Optional.empty();
        }
    }

    /** By name only: PostgreSQL reads the sign of an offset the other way round. */
    private static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
