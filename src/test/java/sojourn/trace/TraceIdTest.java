package sojourn.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

    private static final String SENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void the_trace_that_was_sent_goes_on() {
        assertThat(TraceId.of(SENT)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void a_trace_that_begins_here_is_found_by_whoever_reads_the_header() {
        String parent = TraceId.freshParent();
        assertThat(TraceId.sent(parent))
                .hasValueSatisfying(id -> assertThat(parent).contains(id));
        assertThat(TraceId.freshParent()).isNotEqualTo(parent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "00-0af7-b7ad-01"})
    void what_is_no_trace_is_none(String sent) {
        assertThat(TraceId.sent(sent)).isEmpty();
    }
}
