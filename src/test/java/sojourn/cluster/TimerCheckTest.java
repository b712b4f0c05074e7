package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerCheckTest {

    @Test
    void a_node_whose_timer_stands_still_has_to_be_restarted() {
        assertThat(TimerCheck.isRun(TimerCheck.BOUND.minusMillis(1))).isTrue();
        assertThat(TimerCheck.isRun(TimerCheck.BOUND)).isFalse();
    }
}
