package sojourn.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class ConsoleSettingsTest {

    private static final String NAME = "console.first-admin.name";
    private static final String PASSWORD = "console.first-admin.password";

    @Test
    void there_is_no_first_administrator_unless_one_is_set() {
        assertThat(new ConsoleSettings(GivenSettings.reader()).firstAdministrator())
                .isEmpty();
    }

    @Test
    void every_key_counts() {
        var first = new ConsoleSettings(GivenSettings.reader(NAME, "boss", PASSWORD, "correct-horse"))
                .firstAdministrator()
                .orElseThrow();

        assertThat(first.name()).isEqualTo("boss");
        assertThat(first.password()).isEqualTo("correct-horse");
        assertThat(first.toString()).doesNotContain("correct-horse");
    }

    @Test
    void one_of_them_alone_is_refused() {
        refused(NAME, "boss").withMessageContaining(PASSWORD);
        refused(PASSWORD, "correct-horse").withMessageContaining(NAME);
    }

    @Test
    void a_short_password_is_refused_and_not_repeated() {
        refused(NAME, "boss", PASSWORD, "short")
                .withMessageContaining(PASSWORD)
                .withMessageContaining("12")
                .matches(e -> !String.valueOf(e.getMessage()).contains("short"));
    }

    @Test
    void a_name_that_cannot_be_typed_is_refused() {
        refused(NAME, "a\u0000b", PASSWORD, "correct-horse").withMessageContaining(NAME);
        refused(NAME, "b".repeat(256), PASSWORD, "correct-horse").withMessageContaining(NAME);
        refused(NAME, "\u00a0\u2003b", PASSWORD, "correct-horse").withMessageContaining(NAME);
    }

    private static ThrowableAssertAlternative<SettingRefused> refused(String... settings) {
        return assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new ConsoleSettings(GivenSettings.reader(settings)));
    }
}
