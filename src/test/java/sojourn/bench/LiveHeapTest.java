package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveHeapTest {

    private static final LiveHeap HEAP = new LiveHeap("""
            6633:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:        401233       33902224  [B (java.base@17.0.15)
               2:         10104         404160  sojourn.binding.WorkScope
               3:             7            112  sojourn.binding.WorkScopeContext
            Total       1543210       88123456
            """);

    @Test
    void it_tells_all_bytes() {
        assertThat(HEAP.bytes()).isEqualTo(88_123_456);
    }

    @Test
    void it_counts_the_objects_of_a_class() {
        assertThat(HEAP.instancesOf("sojourn.binding.WorkScope")).isEqualTo(10_104);
        assertThat(HEAP.instancesOf("[B")).isEqualTo(401_233);
        assertThat(HEAP.instancesOf("sojourn.binding.Binding")).isZero();
    }

    @Test
    void it_adds_up_the_objects_of_a_package() {
        assertThat(HEAP.bytesOf("sojourn.binding.")).isEqualTo(404_272);
    }

    @Test
    void it_tells_what_grew() {
        LiveHeap grown = new LiveHeap(HEAP.text().replace("404160", "404260").replace("33902224", "33902223"));

        assertThat(grown.growthSince(HEAP)).containsExactly(new LiveHeap.Growth("sojourn.binding.WorkScope", 100));
    }

    @Test
    void an_answer_without_a_total_is_no_measurement() {
        LiveHeap none = new LiveHeap("6633:\nNo such process\n");

        assertThatThrownBy(none::bytes).hasMessageStartingWith("the server's heap cannot be looked at: 6633:");
    }
}
