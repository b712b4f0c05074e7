package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sojourn.bench.figure.Latency;

class WrkTest {

    private static final String OUTPUT = """
            Running 2s test @ http://127.0.0.1:8080
              2 threads and 32 connections
            Requests/sec:   5000.12
            sojourn requests=10000 micros=2000000 status=0 connect=0 read=0 write=0 timeout=0 exhausted=0 p50=1500 p90=2500 p99=9000 max=20000
            """;

    @Test
    void a_sound_run_tells_its_rate_and_latencies() {
        Run run = Wrk.parse(OUTPUT);

        assertThat(run.acknowledged()).isEqualTo(10_000);
        assertThat(run.measurement().value()).isEqualTo(5_000);
        assertThat(run.measurement().latency()).isEqualTo(new Latency(1.5, 2.5, 9, 20));
    }

    @Test
    void one_failed_request_makes_a_run_void() {
        assertThatThrownBy(() -> Wrk.parse(OUTPUT.replace("status=0", "status=1")))
                .isInstanceOf(CannotMeasure.class)
                .hasMessage("1 of 10000 requests failed (status)");
        assertThatThrownBy(() -> Wrk.parse(OUTPUT.replace("timeout=0", "timeout=3")))
                .hasMessage("3 of 10000 requests failed (timeout)");
    }

    @Test
    void a_run_that_used_up_its_sessions_is_void() {
        assertThatThrownBy(() -> Wrk.parse(OUTPUT.replace("exhausted=0", "exhausted=1")))
                .hasMessageContaining("-Dsupply");
    }

    @Test
    void a_run_without_an_answer_is_void() {
        assertThatThrownBy(() -> Wrk.parse(OUTPUT.replace("requests=10000", "requests=0")))
                .isInstanceOf(CannotMeasure.class);
    }

    @Test
    void what_else_wrk_says_is_told() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:1 Connection refused"))
                .hasMessage("wrk failed: unable to connect to 127.0.0.1:1 Connection refused");
    }
}
