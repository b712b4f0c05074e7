package sojourn.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class RateLimitSettingsTest {

    @Test
    void there_is_no_limit_unless_one_is_set() {
        RateLimitSettings settings = new RateLimitSettings(GivenSettings.reader());

        assertThat(settings.ofOwner()).isEmpty();
        assertThat(settings.ofAddress()).isEmpty();
    }

    @Test
    void every_key_counts() {
        RateLimitSettings settings = new RateLimitSettings(GivenSettings.reader(
                "session.rate-limit.requests-per-second", "10",
                "session.rate-limit.burst", "50",
                "session.rate-limit.anonymous.requests-per-second", "2",
                "session.rate-limit.anonymous.burst", "5"));

        assertThat(settings.ofOwner()).contains(new RateLimit(10, 50));
        assertThat(settings.ofAddress()).contains(new RateLimit(2, 5));
    }

    @Test
    void a_burst_is_what_two_seconds_allow_unless_it_is_set() {
        RateLimitSettings settings = new RateLimitSettings(GivenSettings.reader(
                "session.rate-limit.requests-per-second", "1000000",
                "session.rate-limit.anonymous.requests-per-second", "1"));

        assertThat(settings.ofOwner()).contains(new RateLimit(1_000_000, 2_000_000));
        assertThat(settings.ofAddress()).contains(new RateLimit(1, 2));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.rate-limit.requests-per-second, 0",
        "session.rate-limit.requests-per-second, 0.5",
        "session.rate-limit.requests-per-second, 1000001",
        "session.rate-limit.requests-per-second, ten",
        "session.rate-limit.burst, 10",
        "session.rate-limit.burst, 0",
        "session.rate-limit.anonymous.requests-per-second, -1",
        "session.rate-limit.anonymous.burst, 10",
        "session.rate-limit.anonymous.burst, none",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new RateLimitSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }
}
