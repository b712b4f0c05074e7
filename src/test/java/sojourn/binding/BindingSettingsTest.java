package sojourn.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.session.SessionSettings;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

class BindingSettingsTest {

    @Test
    void sessions_of_requests_are_transient_unless_a_duration_is_set() {
        assertThat(settings().duration()).isEmpty();
    }

    @Test
    void every_key_counts() {
        BindingSettings settings = settings("session.binding.duration-minutes", "15");

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
                .isThrownBy(() -> settings(key, value))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }

    @Test
    void no_session_of_a_request_is_to_outlive_the_longest_life() {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> settings(
                        "session.max-lifetime-hours", "1",
                        "session.default-expiration-hours", "1",
                        "session.binding.duration-minutes", "61"))
                .withMessageContaining("session.binding.duration-minutes")
                .withMessageContaining("61")
                .withMessageContaining("must be at most session.max-lifetime-hours");
    }

    private static BindingSettings settings(String... given) {
        SettingsReader reader = GivenSettings.reader(given);
        return new BindingSettings(reader, new SessionSettings(reader));
    }
}
