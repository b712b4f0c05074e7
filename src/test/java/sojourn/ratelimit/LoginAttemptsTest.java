package sojourn.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private static final String ADDRESS = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final LoginAttempts attempts = new LoginAttempts(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void an_address_has_five_attempts_and_then_one_in_twenty_seconds() {
        for (int i = 0; i < LoginAttempts.OF_ADDRESS; i++) {
            assertThat(attempts.begin(ADDRESS, "name-" + i)).isEmpty();
        }
        assertThat(attempts.begin(ADDRESS, "another")).contains(Duration.ofSeconds(20));
        assertThat(attempts.begin("192.0.2.2", "another")).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(attempts.begin(ADDRESS, "another")).isEmpty();
        assertThat(attempts.begin(ADDRESS, "another")).isPresent();
    }

    @Test
    void a_name_has_a_bound_too_from_however_many_addresses() {
        for (int i = 0; i < LoginAttempts.OF_NAME; i++) {
            assertThat(attempts.begin("192.0.2." + i, "boss")).isEmpty();
        }

        assertThat(attempts.begin("198.51.100.1", "boss")).contains(Duration.ofSeconds(2));
        assertThat(attempts.begin("198.51.100.1", "other"))
                .as("what was not looked at costs its address nothing")
                .isEmpty();
    }

    @Test
    void who_is_right_may_come_as_often_as_they_like() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.begin(ADDRESS, "boss")).isEmpty();
            attempts.succeed(ADDRESS, "boss");
        }
    }
}
