package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final List<String> stopped = new ArrayList<>();
    private final RunningParts parts = new RunningParts();

    @Test
    void whatStartedLastStopsFirstAlsoIfOneFails() {
        parts.add(() -> () -> stopped.add("database"));
        parts.add(() -> () -> {
            stopped.add("server");
            throw new IllegalStateException("planned");
        });
        parts.close();
        assertThat(stopped).containsExactly("server", "database");
    }

    @Test
    void nothingStartsAfterTheStop() {
        parts.close();
        assertThatThrownBy(() -> parts.add(() -> () -> stopped.add("late"))).isInstanceOf(CannotStart.class);
        assertThat(stopped).isEmpty();
    }
}
