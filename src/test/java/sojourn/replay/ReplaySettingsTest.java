package sojourn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySettingsTest {
    @Test
    void has_a_default_for_everything() {
        ReplaySettings settings = from(Map.of("sojourn.home", "/checkout"));

        assertThat(settings)
                .isEqualTo(new ReplaySettings(
                        Path.of("/checkout"), null, URI.create("http://127.0.0.1:8080"), 16, false, null, null));
    }

    @Test
    void takes_every_key() {
        Map<String, String> all = Map.of(
                "sojourn.home", "/checkout",
                "file", "a/b.ndjson",
                "base", "https://sojourn.example/at/",
                "concurrency", "3",
                "verify-only", "true",
                "run", "r",
                "token", "t");

        assertThat(from(all))
                .isEqualTo(new ReplaySettings(
                        Path.of("/checkout"),
                        Path.of("a/b.ndjson"),
                        URI.create("https://sojourn.example/at"),
                        3,
                        true,
                        "r",
                        "t"));
    }

    @Test
    void nobody_has_more_dialogues_open_than_the_server_allows() {
        assertThat(from(Map.of("concurrency", "1000")).concurrency()).isEqualTo(128);
        assertThat(from(Map.of("concurrency", "1000", "token", "t")).concurrency())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            concurrency | 0                       | -Dconcurrency=0 is no number from 1 to 128.
            concurrency | many                    | -Dconcurrency=many is no number from 1 to 128.
            verify-only | maybe                   | -Dverify-only=maybe is neither true nor false.
            base        | localhost:8080          | -Dbase=localhost:8080 is no address
            base        | http://a/b?c            | -Dbase=http://a/b?c is no address
            base        | http://[oops             | -Dbase=http://[oops is no address
            run         | r                       | -Drun=<name> names an earlier run
            """)
    void refuses_nonsense_in_one_sentence(String key, String value, String sentence) {
        assertThatThrownBy(() -> from(Map.of(key, value)))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageContaining(sentence);
    }

    private static ReplaySettings from(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return ReplaySettings.from(properties);
    }
}
