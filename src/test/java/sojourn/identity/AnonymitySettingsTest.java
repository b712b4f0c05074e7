package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class AnonymitySettingsTest {

    @Test
    void nobody_may_call_without_saying_who_unless_it_is_allowed() {
        assertThat(new AnonymitySettings(GivenSettings.reader()).isEnabled()).isFalse();
        assertThat(new AnonymitySettings(GivenSettings.reader("session.anonymous.enabled", "false")).isEnabled())
                .isFalse();
        assertThat(new AnonymitySettings(GivenSettings.reader("session.anonymous.enabled", "true")).isEnabled())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"session.anonymous.enabled, yes", "session.anonymous.enabled, TRUE", "session.anonymous.enabled, 1"})
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new AnonymitySettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
