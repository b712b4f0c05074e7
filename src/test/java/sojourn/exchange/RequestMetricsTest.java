package sojourn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetricsTest {

    @ParameterizedTest
    @CsvSource({
        "200, 2xx",
        "204, 2xx",
        "303, 3xx",
        "404, 4xx",
        "429, 429",
        "500, 5xx",
        "503, 503",
        "101, 1xx",
        "0, 5xx",
        "700, 5xx"
    })
    void an_answer_is_counted_by_its_class_and_what_is_refused_for_load_by_itself(int status, String kind) {
        assertThat(RequestMetrics.kind(status)).isEqualTo(kind);
    }
}
