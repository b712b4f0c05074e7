package sojourn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class BackgroundSettingsTest {

    @Test
    void defaults() {
        BackgroundSettings settings = new BackgroundSettings(GivenSettings.reader());

        assertThat(settings.queueCapacity()).isEqualTo(100);
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void every_key_counts() {
        BackgroundSettings settings = new BackgroundSettings(
                GivenSettings.reader("background.queue-capacity", "1", "background.grace-seconds", "0"));

        assertThat(settings.queueCapacity()).isEqualTo(1);
        assertThat(settings.grace()).isZero();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "background.queue-capacity, 0",
        "background.queue-capacity, -1",
        "background.queue-capacity, many",
        "background.grace-seconds, -1",
        "background.grace-seconds, 3601",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new BackgroundSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
