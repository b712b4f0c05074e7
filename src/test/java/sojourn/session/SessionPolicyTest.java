package sojourn.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofNanos(1000);

    private final SessionPolicy policy = new SessionPolicy(Duration.ofHours(10));

    @Test
    void a_touch_renews_by_the_duration() {
        Instant now = CREATED.plus(Duration.ofMinutes(40));

        assertThat(policy.renewed(CREATED.plus(HOUR), now, HOUR, CREATED)).isEqualTo(now.plus(HOUR));
    }

    @Test
    void a_touch_never_shortens() {
        Instant far = CREATED.plus(Duration.ofHours(5));

        assertThat(policy.renewed(far, CREATED, HOUR, CREATED)).isEqualTo(far);
    }

    @Test
    void no_touch_reaches_beyond_the_longest_life() {
        Instant now = CREATED.plus(Duration.ofMinutes(570));

        assertThat(policy.renewed(now.plus(TICK), now, HOUR, CREATED)).isEqualTo(CREATED.plus(Duration.ofHours(10)));
    }

    @Test
    void a_touch_is_urgent_below_half_of_the_duration() {
        Instant expiresAt = CREATED.plus(HOUR);
        Instant half = CREATED.plus(Duration.ofMinutes(30));

        assertThat(policy.isUrgent(expiresAt, half, HOUR, CREATED)).isFalse();
        assertThat(policy.isUrgent(expiresAt, half.plus(TICK), HOUR, CREATED)).isTrue();
    }

    @Test
    void a_touch_is_urgent_in_the_last_minute() {
        Duration brief = Duration.ofSeconds(70);
        Instant expiresAt = CREATED.plus(brief);
        Instant minuteLeft = expiresAt.minusSeconds(60);

        assertThat(policy.isUrgent(expiresAt, minuteLeft, brief, CREATED)).isFalse();
        assertThat(policy.isUrgent(expiresAt, minuteLeft.plus(TICK), brief, CREATED))
                .isTrue();
    }

    @Test
    void a_touch_that_can_renew_nothing_is_never_urgent() {
        Instant last = policy.lastInstant(CREATED);

        assertThat(policy.isUrgent(last, last.minusSeconds(1), HOUR, CREATED)).isFalse();
    }

    @Test
    void an_expiry_lies_in_the_future_and_within_the_longest_life() {
        Instant now = CREATED.plus(HOUR);
        Instant last = policy.lastInstant(CREATED);

        assertThatCode(() -> policy.checkExpiry(now.plus(TICK), now, CREATED)).doesNotThrowAnyException();
        assertThatCode(() -> policy.checkExpiry(last, now, CREATED)).doesNotThrowAnyException();
        assertThatExceptionOfType(SessionRefused.class)
                .isThrownBy(() -> policy.checkExpiry(now, now, CREATED))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("expiresAt"));
        assertThatExceptionOfType(SessionRefused.class)
                .isThrownBy(() -> policy.checkExpiry(last.plus(TICK), now, CREATED));
    }

    @Test
    void the_reason_of_an_expiry_is_the_longest_life_only_at_its_end() {
        Instant last = policy.lastInstant(CREATED);

        assertThat(policy.reasonOfExpiry(CREATED, last.minus(TICK))).isEqualTo(EndReason.TIMEOUT);
        assertThat(policy.reasonOfExpiry(CREATED, last)).isEqualTo(EndReason.MAX_LIFETIME);
    }
}
