package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;

class RoundsTest {

    private static final Head HEAD = new Head("row", "a row", "/s", Bound.atLeast(0.5));

    private final List<String> order = new ArrayList<>();

    @Test
    void no_target_always_comes_first() {
        Result result = new Rounds(3, new Load(1, 1)).measure(HEAD, List.of(target("a"), target("b"), target("c")));

        assertThat(order).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
        assertThat(result.subject()).isEqualTo("a");
        assertThat(result.rounds()).hasSize(3);
    }

    @Test
    void a_failed_run_makes_the_row_void() {
        Target failing = new FakeTarget("b", () -> {
            throw new CannotMeasure("2 of 10 requests failed (status)");
        });

        Result result = new Rounds(3, new Load(1, 1)).measure(HEAD, List.of(target("a"), failing));

        assertThat(result.voided()).isEqualTo("2 of 10 requests failed (status)");
        assertThat(result.isKept()).isFalse();
    }

    private Target target(String name) {
        return new FakeTarget(name, () -> order.add(name));
    }

    private record FakeTarget(String name, Runnable work) implements Target {

        @Override
        public Measurement measure(Load load) {
            work.run();
            return new Measurement(1, null);
        }
    }
}
