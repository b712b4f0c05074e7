package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class AnonymitySettingsTest {

    private static final String KEY = "session.anonymous.enabled";

    @Test
    void nobody_is_let_in_unless_it_is_set() {
        assertThat(new AnonymitySettings(GivenSettings.reader()).isEnabled()).isFalse();
        assertThat(new AnonymitySettings(GivenSettings.reader(KEY, "false")).isEnabled())
                .isFalse();
        assertThat(new AnonymitySettings(GivenSettings.reader(KEY, "true")).isEnabled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "ture"})
    void nonsense_is_refused_with_its_key_and_value(String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new AnonymitySettings(GivenSettings.reader(KEY, value)))
                .withMessageContaining(KEY)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
