package sojourn.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TooManyRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.000000001S, 1",
        "PT1S, 1",
        "PT1.000000001S, 2",
        "PT59.5S, 60",
        "PT2400000H, 2147483647",
    })
    void who_waits_as_long_as_it_is_told_has_waited_long_enough(Duration wait, int seconds) {
        assertThat(TooManyRequests.problem(wait).retryAfterSeconds()).isEqualTo(seconds);
        assertThat(TooManyRequests.problem(wait).status()).isEqualTo(429);
    }
}
