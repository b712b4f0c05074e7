package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartRowTest {

    @Test
    void a_deployment_began_as_long_before_its_end_as_it_took() {
        String log = """
                [2026-11-22T20:08:41.786+0000] [] [INFO] [] [weld] [timeMillis: 1795378121786] [levelValue: 800] WELD-000900
                [2026-11-22T20:08:42.523+0000] [] [INFO] [] [core] [timeMillis: 1795378122523] [levelValue: 800] sojourn was successfully deployed in 9,523 milliseconds.
                """;

        assertThat(StartRow.deployment(log)).isEqualTo(Instant.parse("2026-11-22T20:08:33Z"));
    }

    @Test
    void a_log_without_a_deployment_is_no_measurement() {
        assertThatThrownBy(() -> StartRow.deployment("nothing")).isInstanceOf(CannotMeasure.class);
    }
}
