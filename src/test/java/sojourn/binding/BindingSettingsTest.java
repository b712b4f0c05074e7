package sojourn.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class BindingSettingsTest {

    @Test
    void sessions_of_requests_are_transient_unless_a_duration_is_set() {
        assertThat(new BindingSettings(GivenSettings.reader()).duration()).isEmpty();
    }

    @Test
    void every_key_counts() {
        BindingSettings settings = new BindingSettings(GivenSettings.reader("session.binding.duration-minutes", "15"));

        assertThat(settings.duration()).contains(Duration.ofMinutes(15));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.binding.duration-minutes, 0",
        "session.binding.duration-minutes, -15",
        "session.binding.duration-minutes, 43201",
        "session.binding.duration-minutes, PT15M",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new BindingSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
