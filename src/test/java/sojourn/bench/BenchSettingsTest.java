package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BenchSettingsTest {

    private final Properties properties = new Properties();

    @Test
    void untold_it_measures_every_row() {
        BenchSettings settings = BenchSettings.from(properties);

        assertThat(settings.rows())
                .containsExactly(
                        "get",
                        "append",
                        "append-key",
                        "create",
                        "context",
                        "context-if-match",
                        "end",
                        "messages",
                        "append-long",
                        "bound",
                        "nodes",
                        "protocol",
                        "memory",
                        "listing",
                        "expired",
                        "start");
        assertThat(settings.rounds()).isEqualTo(5);
        assertThat(settings.connections()).isEqualTo(32);
        assertThat(settings.warmup()).isEqualTo(90);
        assertThat(settings.report()).isEmpty();
    }

    @Test
    void it_does_what_it_is_told() {
        properties.setProperty("rows", "get, start");
        properties.setProperty("seconds", "2");
        properties.setProperty("report", "docs/performance.md");

        BenchSettings settings = BenchSettings.from(properties);

        assertThat(settings.has("get")).isTrue();
        assertThat(settings.has("append")).isFalse();
        assertThat(settings.seconds()).isEqualTo(2);
        assertThat(settings.report()).contains(Path.of("docs/performance.md"));
    }

    @Test
    void it_refuses_what_it_does_not_know() {
        properties.setProperty("rows", "get,everything");

        assertThatThrownBy(() -> BenchSettings.from(properties))
                .hasMessageStartingWith("-Drows names everything, which is no row: there are get, append");
    }

    @Test
    void it_refuses_what_is_no_number() {
        properties.setProperty("rounds", "0");

        assertThatThrownBy(() -> BenchSettings.from(properties)).hasMessage("-Drounds=0 is not a whole number from 1.");
    }
}
