package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrafficTest {

    @Test
    void what_the_timers_do_is_not_the_requests() {
        Traffic traffic = new Traffic(10_000, 131, 128);

        assertThat(traffic.each()).isEqualTo(0.0003);
        assertThat(traffic.isNone()).isTrue();
    }

    @Test
    void one_a_request_is_noticed() {
        assertThat(new Traffic(10_000, 10_128, 128).each()).isEqualTo(1);
        assertThat(new Traffic(10_000, 10_128, 128).isNone()).isFalse();
    }

    @Test
    void even_one_a_hundred_requests_is() {
        assertThat(new Traffic(10_000, 228, 128).isNone()).isFalse();
    }
}
