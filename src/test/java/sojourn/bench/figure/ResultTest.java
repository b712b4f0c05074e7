package sojourn.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Head HEAD = new Head("append", "append a message", "/s", Bound.atLeast(0.6));

    @Test
    void a_ratio_is_taken_within_a_round() {
        // The machine is twice as fast in the second round, and four times in the third.
        Result result = Result.measured(
                HEAD,
                "sojourn",
                List.of("empty"),
                List.of(round(80, 100, null), round(140, 200, null), round(360, 400, null)));

        assertThat(result.ratio().median()).isCloseTo(0.8, within(1e-9));
        assertThat(result.ratio().min()).isCloseTo(0.7, within(1e-9));
        assertThat(result.ratio().max()).isCloseTo(0.9, within(1e-9));
        assertThat(result.isKept()).isTrue();
    }

    @Test
    void the_limit_of_two_parts_is_doing_one_after_the_other() {
        Result result =
                Result.measured(HEAD, "sojourn", List.of("empty", "pgbench"), List.of(round(1500, 6000, 3000.0)));

        assertThat(result.reference().median()).isCloseTo(2000, within(1e-6));
        assertThat(result.ratio().median()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void a_duration_has_to_stay_below_its_bound() {
        Head start = new Head("start", "start", "s", Bound.atMost(1.5));

        assertThat(Result.measured(start, "sojourn", List.of("empty"), List.of(round(14, 10, null)))
                        .isKept())
                .isTrue();
        assertThat(Result.measured(start, "sojourn", List.of("empty"), List.of(round(16, 10, null)))
                        .isKept())
                .isFalse();
    }

    @Test
    void a_void_row_keeps_nothing() {
        assertThat(Result.voided(HEAD, "an error").isKept()).isFalse();
    }

    @Test
    void a_spread_of_an_even_number_of_figures_has_its_median_between_them() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 4));
    }

    static Round round(double sojourn, double empty, @Nullable Double pgbench) {
        Measurement subject = new Measurement(sojourn, new Latency(1, 2, 3, 4));
        Measurement http = new Measurement(empty, null);
        return new Round(
                pgbench == null
                        ? Map.of("sojourn", subject, "empty", http)
                        : Map.of("sojourn", subject, "empty", http, "pgbench", new Measurement(pgbench, null)));
    }
}
