package sojourn.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GivenTest {

    @Test
    void a_time_is_read_as_browsers_send_it() {
        assertThat(Given.instant("2026-01-02T03:04")).contains(Instant.parse("2026-01-02T03:04:00Z"));
        assertThat(Given.instant("2026-01-02T03:04:05")).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(Given.instant("2026-01-02T03:04:05Z")).contains(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void what_is_no_time_is_none() {
        assertThat(Given.instant(null)).isEmpty();
        assertThat(Given.instant(" ")).isEmpty();
        assertThat(Given.instant("yesterday")).isEmpty();
        assertThat(Given.instant("2026-13-41T99:99")).isEmpty();
    }

    @Test
    void blanks_and_what_postgresql_cannot_hold_are_nothing() {
        assertThat(Given.text("  alice ")).isEqualTo("alice");
        assertThat(Given.text("  ")).isNull();
        assertThat(Given.text("a\0b")).isNull();
        assertThat(Given.text("a".repeat(501))).isNull();
    }
}
