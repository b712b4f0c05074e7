package sojourn.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class CacheSettingsTest {

    @Test
    void defaults() {
        CacheSettings settings = new CacheSettings(GivenSettings.reader());

        assertThat(settings.maxEntries()).isEqualTo(100_000);
        assertThat(settings.expiration()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.answersFirst()).isTrue();
    }

    @Test
    void every_key_counts() {
        CacheSettings settings = new CacheSettings(GivenSettings.reader(
                "session.cache-max-entries",
                "0",
                "session.cache-expiration-seconds",
                "1",
                "session.cache-answers-first",
                "false"));

        assertThat(settings.maxEntries()).isZero();
        assertThat(settings.expiration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.answersFirst()).isFalse();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.cache-max-entries, -1",
        "session.cache-max-entries, many",
        "session.cache-expiration-seconds, 0",
        "session.cache-expiration-seconds, 86401",
        "session.cache-answers-first, no",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new CacheSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
