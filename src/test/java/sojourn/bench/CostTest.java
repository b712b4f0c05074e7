package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sojourn.bench.figure.Bound;
import sojourn.bench.figure.Head;
import sojourn.bench.figure.Measurement;
import sojourn.bench.figure.Result;
import sojourn.bench.figure.Round;

class CostTest {

    private final Cost cost = new Cost("append-key-cost", "a key", "append", "append-key");

    @Test
    void what_costs_as_much_as_its_sql_costs_nothing_beyond() {
        // The limit falls from 2000 to 1500 with it, to three quarters, and so does the product.
        Result result = cost.of(row("append", round(800, 6000, 3000)), row("append-key", round(600, 6000, 2000)));

        assertThat(result.figure("sojourn").median()).isCloseTo(0.75, within(1e-9));
        assertThat(result.figure("limit").median()).isCloseTo(0.75, within(1e-9));
        assertThat(result.ratio().median()).isCloseTo(1, within(1e-9));
        assertThat(result.isKept()).isTrue();
    }

    @Test
    void what_costs_a_tenth_beyond_its_sql_is_too_much() {
        Result result = cost.of(row("append", round(800, 6000, 3000)), row("append-key", round(534, 6000, 2000)));

        assertThat(result.ratio().median()).isLessThan(0.9);
        assertThat(result.isKept()).isFalse();
    }

    @Test
    void each_round_is_compared_with_itself() {
        // The machine is twice as fast in the second round.
        Result result = cost.of(
                row("append", round(800, 6000, 3000), round(1600, 12000, 6000)),
                row("append-key", round(600, 6000, 2000), round(1200, 12000, 4000)));

        assertThat(result.ratio().min()).isCloseTo(1, within(1e-9));
        assertThat(result.ratio().max()).isCloseTo(1, within(1e-9));
    }

    @Test
    void one_void_row_makes_the_comparison_void() {
        Result voided = Result.voided(head("append-key"), "3 requests failed");

        assertThat(cost.of(row("append", round(800, 6000, 3000)), voided).voided())
                .isEqualTo("append-key: 3 requests failed");
    }

    private static Result row(String name, Round... rounds) {
        return Result.measured(head(name), "sojourn", List.of("empty", "pgbench"), List.of(rounds));
    }

    private static Head head(String name) {
        return new Head(name, name, "/s", Bound.atLeast(0.6));
    }

    private static Round round(double sojourn, double empty, double pgbench) {
        return new Round(Map.of(
                "sojourn", new Measurement(sojourn, null),
                "empty", new Measurement(empty, null),
                "pgbench", new Measurement(pgbench, null)));
    }
}
