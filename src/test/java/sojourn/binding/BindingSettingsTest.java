package sojourn.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class BindingSettingsTest {

    private static final String KEY = "session.binding.duration-minutes";

    @Test
    void sessions_that_binding_makes_are_transient_unless_a_duration_is_set() {
        assertThat(new BindingSettings(GivenSettings.reader()).duration()).isEmpty();
        assertThat(new BindingSettings(GivenSettings.reader(KEY, " 15 ")).duration())
                .contains(Duration.ofMinutes(15));
        assertThat(new BindingSettings(GivenSettings.reader(KEY, "43200")).duration())
                .contains(Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "43201", "1.5", "soon", "99999999999"})
    void nonsense_is_refused_with_its_key_and_value(String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new BindingSettings(GivenSettings.reader(KEY, value)))
                .withMessageContaining(KEY)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
