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
        Result result =
                new Rounds(3, new Load(1, 1)).measure(new Lineup(HEAD, List.of(target("a"), target("b"), target("c"))));

        assertThat(order).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
        assertThat(result.subject()).isEqualTo("a");
        assertThat(result.rounds()).hasSize(3);
    }

    @Test
    void a_failed_run_makes_the_row_void() {
        Target failing = new FakeTarget("b", () -> {
            throw new CannotMeasure("2 of 10 requests failed (status)");
        });

        Result result = new Rounds(3, new Load(1, 1)).measure(new Lineup(HEAD, List.of(target("a"), failing)));

        assertThat(result.voided()).isEqualTo("2 of 10 requests failed (status)");
        assertThat(result.isKept()).isFalse();
    }

    @Test
    void rows_that_are_compared_are_measured_side_by_side_and_neither_always_first() {
        Lineup without = new Lineup(HEAD, List.of(target("a"), target("b")));
        Lineup with = new Lineup(HEAD, List.of(target("A"), target("B")));

        List<Result> results = new Rounds(2, new Load(1, 1)).measure(List.of(without, with));

        assertThat(order).containsExactly("a", "A", "b", "B", "B", "b", "A", "a");
        assertThat(results).extracting(Result::subject).containsExactly("a", "A");
        assertThat(results).allSatisfy(result -> assertThat(result.rounds()).hasSize(2));
    }

    @Test
    void a_row_goes_on_when_the_one_beside_it_is_void() {
        Target failing = new FakeTarget("A", () -> {
            throw new CannotMeasure("no");
        });

        List<Result> results = new Rounds(2, new Load(1, 1))
                .measure(List.of(
                        new Lineup(HEAD, List.of(target("a"))), new Lineup(HEAD, List.of(failing, target("B")))));

        assertThat(order).containsExactly("a", "a");
        assertThat(results.get(0).rounds()).hasSize(2);
        assertThat(results.get(1).voided()).isEqualTo("no");
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
