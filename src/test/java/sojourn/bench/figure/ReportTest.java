package sojourn.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Circumstances CIRCUMSTANCES = new Circumstances(Map.of("memory", "25 GB"));
    private static final List<Result> RESULTS = List.of(
            Result.measured(
                    new Head("append", "append a message", "/s", Bound.atLeast(0.6)),
                    "sojourn",
                    List.of("empty", "pgbench"),
                    List.of(ResultTest.round(1500, 6000, 3000.0))),
            Result.measured(
                    new Head("append-key-cost", "a key", "of the rate without", Bound.atLeast(0.9)),
                    "sojourn",
                    List.of("limit"),
                    List.of(new Round(
                            Map.of("sojourn", new Measurement(0.72, null), "limit", new Measurement(0.75, null))))),
            Result.measured(
                    new Head("protocol", "a protocol", "/s", Bound.none()),
                    "sojourn",
                    List.of("empty"),
                    List.of(ResultTest.round(1500, 3000, null))),
            Result.voided(new Head("end", "end a session", "/s", Bound.atLeast(0.6)), "3 requests failed")
                    .with(List.of("The server was small.")));

    @Test
    void people_see_rates_ratio_and_bound() {
        assertThat(MarkdownReport.of(CIRCUMSTANCES, RESULTS))
                .contains("| append a message | 1500 /s | limit 2000 /s (empty 6000 /s, pgbench 3000 /s)"
                        + " | **0.75** (0.75–0.75) | ≥ 0.60 | yes |")
                .contains("| a key | 0.72 of the rate without | limit 0.75 of the rate without"
                        + " | **0.96** (0.96–0.96) | ≥ 0.90 | yes |")
                .contains("| a protocol | 1500 /s | empty 3000 /s | **0.50** (0.50–0.50) |  |  |")
                .contains("| end a session | void: 3 requests failed | | | ≥ 0.60 | **no** |")
                .contains("| append a message | sojourn | 1.0 | 2.0 | 3.0 | 4.0 |")
                .contains("## Notes\n\n- end a session: The server was small.\n")
                .contains("- memory: 25 GB");
    }

    @Test
    void programs_see_every_round() {
        JsonObject report = Json.createReader(new StringReader(JsonReport.of(CIRCUMSTANCES, RESULTS)))
                .readObject();

        JsonObject append = report.getJsonArray("rows").getJsonObject(0);
        assertThat(append.getBoolean("kept")).isTrue();
        JsonObject round = append.getJsonArray("rounds").getJsonObject(0);
        assertThat(round.getJsonObject("pgbench").getInt("value")).isEqualTo(3000);
        assertThat(report.getJsonArray("rows").getJsonObject(3).getString("void"))
                .isEqualTo("3 requests failed");
    }
}
