package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Errors and stack traces are found among what else a server logs. */
class ServerLogTest {

    private static final String TEXT = String.join(
            "\n",
            "[2026-11-23T13:58:40.191+0000] [] [INFO] [] [x] [tid: 1] Started",
            "",
            "[2026-11-23T13:58:41.191+0000] [] [SEVERE] [] [x] [tid: 1] [[",
            "  Request 7 failed]]",
            "",
            "[2026-11-23T13:58:42.191+0000] [] [WARNING] [] [x] [tid: 1] [[",
            "  odd",
            "\tat sojourn.rest.Call.of(Call.java:7)",
            "]]",
            "");

    @Test
    void an_error_is_a_trouble_and_so_is_a_stack_trace() {
        assertThat(new ServerLog(TEXT).troubles(List.of()))
                .satisfiesExactly(
                        error -> assertThat(error).contains("Request 7"),
                        trace -> assertThat(trace).contains("odd"));
    }

    @Test
    void what_is_known_is_none() {
        assertThat(new ServerLog(TEXT).troubles(List.of(Pattern.compile("Request \\d"), Pattern.compile("odd"))))
                .isEmpty();
    }
}
