package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NodeTest {

    @Test
    void what_was_found_is_a_part_of_what_was_looked_for_since() {
        Node.Copies before = new Node.Copies(10, 100, 50);

        assertThat(new Node.Copies(12, 190, 60).foundSince(before)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void the_copies_of_several_nodes_add_up() {
        assertThat(new Node.Copies(1, 2, 3).plus(new Node.Copies(10, 20, 30))).isEqualTo(new Node.Copies(11, 22, 33));
    }
}
