package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapLogTest {

    @Test
    void it_tells_what_was_used_before_a_collection_and_after() {
        String log = """
                [0.012s][info][gc] Using G1
                [61.310s][info][gc] GC(40) Pause Young (Normal) (G1 Evacuation Pause) 210M->97M(384M) 6.120ms
                [62.001s][info][gc] GC(41) Concurrent Mark Cycle
                [63.500s][info][gc] GC(42) Pause Full (Diagnostic Command) 120M->95M(340M) 301.000ms
                """;

        assertThat(HeapLog.collections(log)).extracting(HeapLog::before).containsExactly(210L, 120L);
        assertThat(HeapLog.collections(log)).extracting(HeapLog::after).containsExactly(97L, 95L);
    }
}
