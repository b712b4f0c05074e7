package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldMemoryTest {

    @Test
    void what_was_added_is_shared_by_those_who_added_it() {
        HeldMemory memory = new HeldMemory(10_000, 40_000_000, 86_004_999, 86_070_000, 40_100_000, 10_104, 104);

        assertThat(memory.bytesEach()).isEqualTo(4_600);
        assertThat(memory.bytesOfTasks()).isEqualTo(65_001);
    }
}
