package sojourn.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class SessionSettingsTest {

    @Test
    void defaults() {
        SessionSettings settings = new SessionSettings(GivenSettings.reader());

        assertThat(settings.defaultDuration()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.maxLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.contextMaxBytes()).isEqualTo(262_144);
        assertThat(settings.maxActiveSessions()).isEqualTo(10);
        assertThat(settings.limitPolicy()).isEqualTo(LimitPolicy.EXPIRE_OLDEST);
        assertThat(settings.maxActiveAnonymousSessions()).isEqualTo(10_000);
    }

    @Test
    void every_key_counts() {
        SessionSettings settings = new SessionSettings(GivenSettings.reader(
                "session.default-expiration-hours", " 2 ",
                "session.max-lifetime-hours", "3",
                "session.context.max-bytes", "1000",
                "session.max-active-sessions", "1",
                "session.limit-policy", "reject",
                "session.anonymous.max-active", "7"));

        assertThat(settings.defaultDuration()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.maxLifetime()).isEqualTo(Duration.ofHours(3));
        assertThat(settings.contextMaxBytes()).isEqualTo(1000);
        assertThat(settings.maxActiveSessions()).isEqualTo(1);
        assertThat(settings.limitPolicy()).isEqualTo(LimitPolicy.REJECT);
        assertThat(settings.maxActiveAnonymousSessions()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.default-expiration-hours, 0",
        "session.default-expiration-hours, -1",
        "session.default-expiration-hours, a day",
        "session.default-expiration-hours, 721",
        "session.max-lifetime-hours, 1.5",
        "session.max-lifetime-hours, 99999999999",
        "session.context.max-bytes, 1",
        "session.max-active-sessions, 0",
        "session.max-active-sessions, 1001",
        "session.limit-policy, expire-newest",
        "session.anonymous.max-active, 0",
        "session.anonymous.max-active, 1000001",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new SessionSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
