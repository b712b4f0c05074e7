package sojourn.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class RetentionSettingsTest {

    @Test
    void defaults() {
        RetentionSettings settings = new RetentionSettings(GivenSettings.reader());

        assertThat(settings.cleanupInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.maxConcurrentCleanup()).isEqualTo(10);
        assertThat(settings.retentionDays()).isEqualTo(30);
        assertThat(settings.purgeTime()).isEqualTo(LocalTime.of(2, 0));
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.outboxRetentionDays()).isEqualTo(30);
    }

    @Test
    void every_key_counts() {
        RetentionSettings settings = new RetentionSettings(GivenSettings.reader(
                "session.cleanup-interval-minutes", "1",
                "session.max-concurrent-cleanup", "2",
                "session.retention-days", "3",
                "session.purge-time", "23:59",
                "session.time-zone", "Asia/Kathmandu",
                "outbox.retention-days", "4"));

        assertThat(settings.cleanupInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.maxConcurrentCleanup()).isEqualTo(2);
        assertThat(settings.retentionDays()).isEqualTo(3);
        assertThat(settings.purgeTime()).isEqualTo(LocalTime.of(23, 59));
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
        assertThat(settings.outboxRetentionDays()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.cleanup-interval-minutes, 0",
        "session.cleanup-interval-minutes, 10081",
        "session.max-concurrent-cleanup, 0",
        "session.max-concurrent-cleanup, many",
        "session.retention-days, 0",
        "session.retention-days, 30 days",
        "session.purge-time, 2 am",
        "session.purge-time, 24:00",
        "session.time-zone, Lisbon",
        "session.time-zone, +02:00",
        "outbox.retention-days, -1",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new RetentionSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
