package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldMemoryTest {

    @Test
    void what_was_added_is_shared_by_those_who_added_it() {
        HeldMemory memory = memory(86_004_999);

        assertThat(memory.bytesEach()).isEqualTo(4_600);
        assertThat(memory.bytesOfTasks()).isEqualTo(65_001);
    }

    @Test
    void the_one_in_the_middle_counts() {
        assertThat(HeldMemory.median(List.of(memory(95_000_000), memory(80_000_000), memory(86_000_000)))
                        .bytesEach())
                .isEqualTo(4_600);
    }

    private static HeldMemory memory(long open) {
        return new HeldMemory(10_000, 40_000_000, open, 86_070_000, 40_100_000, 10_104, 200, 104);
    }
}
