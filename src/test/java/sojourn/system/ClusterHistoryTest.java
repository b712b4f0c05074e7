package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterHistoryTest {

    private final ClusterHistory history = new ClusterHistory();

    @Test
    void a_read_of_what_was_promised_or_more_is_right() {
        history.wrote("s", 3);
        long promised = history.promised("s");
        history.wrote("s", 4);

        history.read("s", "a", promised, 3);
        history.read("s", "a", promised, 4);

        assertThat(history.violations()).isEmpty();
        assertThat(history.reads()).isEqualTo(2);
        assertThat(history.writes()).isEqualTo(2);
    }

    @Test
    void a_read_of_less_is_found() {
        history.wrote("s", 3);
        history.wrote("s", 2);

        history.read("s", "b", history.promised("s"), 2);

        assertThat(history.violations()).containsExactly("Session s had 3, but node b answered 2");
    }

    @Test
    void a_message_that_is_lost_or_there_twice_is_found() {
        history.appended("s", "one");
        history.appended("s", "two");

        history.readMessages("s", List.of("one", "two", "of nobody"));
        assertThat(history.violations()).isEmpty();
        history.readMessages("s", List.of("one", "one"));

        assertThat(history.violations())
                .containsExactlyInAnyOrder(
                        "Session s has one 2 times", "Session s has two 0 times", "Session s has a message twice");
    }
}
