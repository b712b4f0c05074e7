package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class CookieSettingsTest {

    @Test
    void a_token_comes_in_no_cookie_unless_it_is_allowed() {
        assertThat(new CookieSettings(GivenSettings.reader()).name()).isEmpty();
        assertThat(new CookieSettings(GivenSettings.reader("mp.jwt.token.header", "Authorization")).name())
                .isEmpty();
        assertThat(new CookieSettings(GivenSettings.reader("mp.jwt.token.cookie", "token")).name())
                .isEmpty();
    }

    @Test
    void every_key_counts() {
        assertThat(new CookieSettings(GivenSettings.reader("mp.jwt.token.header", "Cookie")).name())
                .contains("jwt");
        assertThat(new CookieSettings(GivenSettings.reader(
                                "mp.jwt.token.header", "Cookie", "mp.jwt.token.cookie", "__Host-token"))
                        .name())
                .contains("__Host-token");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "mp.jwt.token.header, cookie",
        "mp.jwt.token.header, X-Token",
        "mp.jwt.token.cookie, two words",
        "mp.jwt.token.cookie, a=b",
        "mp.jwt.token.cookie, a;b",
        "mp.jwt.token.cookie, jwt-for-ä",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new CookieSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
