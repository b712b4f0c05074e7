package sojourn.bench.figure;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The report as programs read it, with the figures of every round. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(Circumstances circumstances, List<Result> results) {
        JsonObjectBuilder facts = Json.createObjectBuilder();
        circumstances.facts().forEach(facts::add);
        JsonArrayBuilder rows = Json.createArrayBuilder();
        results.forEach(result -> rows.add(row(result)));
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(Json.createObjectBuilder()
                    .add("circumstances", facts)
                    .add("rows", rows)
                    .build());
        }
        return text.toString().strip() + "\n";
    }

    private static JsonObjectBuilder row(Result result) {
        JsonObjectBuilder row = Json.createObjectBuilder()
                .add("row", result.head().row())
                .add("title", result.head().title())
                .add("unit", result.head().unit())
                .add("required", result.head().bound().toString())
                .add("kept", result.isKept());
        if (!result.notes().isEmpty()) {
            row.add("notes", Json.createArrayBuilder(result.notes()));
        }
        String voided = result.voided();
        if (voided != null) {
            return row.add("void", voided);
        }
        JsonArrayBuilder rounds = Json.createArrayBuilder();
        result.rounds().forEach(round -> rounds.add(round(result, round)));
        return row.add("ratio", spread(result.ratio())).add("rounds", rounds);
    }

    private static JsonObjectBuilder round(Result result, Round round) {
        JsonObjectBuilder targets = Json.createObjectBuilder();
        targets.add(result.subject(), measurement(round.of(result.subject())));
        result.others().forEach(other -> targets.add(other, measurement(round.of(other))));
        return targets;
    }

    private static JsonObjectBuilder measurement(Measurement measurement) {
        JsonObjectBuilder figures = Json.createObjectBuilder().add("value", measurement.value());
        Latency latency = measurement.latency();
        return latency == null
                ? figures
                : figures.add("p50", latency.p50())
                        .add("p90", latency.p90())
                        .add("p99", latency.p99())
                        .add("max", latency.max());
    }

    private static JsonObjectBuilder spread(Spread spread) {
        return Json.createObjectBuilder()
                .add("median", spread.median())
                .add("min", spread.min())
                .add("max", spread.max());
    }
}
