package sojourn.bench.figure;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report as people read it. */
public final class MarkdownReport {

    private final Circumstances circumstances;
    private final List<Result> results;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Circumstances circumstances, List<Result> results) {
        this.circumstances = circumstances;
        this.results = results;
    }

    public static String of(Circumstances circumstances, List<Result> results) {
        return new MarkdownReport(circumstances, results).write();
    }

    private String write() {
        text.append("# Performance\n\nWritten by `mvn -Pbench`. Everything was measured in one run on one machine; ")
                .append(
                        "a ratio is taken within a round and stands here as the median of the rounds, with the smallest ")
                .append("and the largest.\n\n")
                .append("- *empty* is a JAX-RS resource without work or authentication, in an otherwise empty WAR on ")
                .append("the same server and settings, with the same request and the same answer;\n")
                .append("- *pgbench* runs the same SQL transaction on the same database with as many clients;\n")
                .append("- *unbound* is Sojourn without the filter that binds, under the same request;\n")
                .append("- *one node* is a server without network, on another database with the same in it;\n")
                .append("- *limit* is 1/(1/empty + 1/pgbench): HTTP and the database, and nothing in between;\n")
                .append(
                        "- *what … costs* compares two rows of the same rounds: of its rate without, Sojourn keeps one part ")
                .append("and the limit another; at 1 Sojourn adds nothing to what HTTP and SQL take for it.\n\n");
        ratios();
        latencies();
        notes();
        text.append("## Circumstances\n\n");
        circumstances.facts().forEach((name, value) -> line("- %s: %s", name, value));
        return text.toString();
    }

    private void ratios() {
        line("| work | Sojourn | against | ratio | required | kept |");
        line("|---|---|---|---|---|---|");
        for (Result result : results) {
            if (result.voided() == null) {
                Spread ratio = result.ratio();
                line(
                        "| %s | %s | %s | **%.2f** (%.2f–%.2f) | %s | %s |",
                        result.head().title(),
                        figure(result, result.figure(result.subject()).median()),
                        against(result),
                        ratio.median(),
                        ratio.min(),
                        ratio.max(),
                        result.head().bound(),
                        result.head().bound().isNone() ? "" : result.isKept() ? "yes" : "**no**");
            } else {
                line(
                        "| %s | void: %s | | | %s | **no** |",
                        result.head().title(), result.voided(), result.head().bound());
            }
        }
        line("");
    }

    private static String against(Result result) {
        if (result.others().size() == 1) {
            String other = result.others().get(0);
            return other + " " + figure(result, result.figure(other).median());
        }
        StringBuilder parts = new StringBuilder();
        for (String other : result.others()) {
            parts.append(parts.isEmpty() ? "" : ", ")
                    .append(other)
                    .append(' ')
                    .append(figure(result, result.figure(other).median()));
        }
        return "limit " + figure(result, result.reference().median()) + " (" + parts + ")";
    }

    private void latencies() {
        line("## Latencies in milliseconds\n");
        line("| work | target | p50 | p90 | p99 | longest |");
        line("|---|---|---|---|---|---|");
        for (Result result : results) {
            if (result.voided() == null) {
                latency(result, result.subject());
                result.others().forEach(other -> latency(result, other));
            }
        }
        line("");
    }

    private void latency(Result result, String target) {
        @Nullable Latency latency = result.latency(target);
        if (latency != null) {
            line(
                    "| %s | %s | %.1f | %.1f | %.1f | %.1f |",
                    result.head().title(), target, latency.p50(), latency.p90(), latency.p99(), latency.max());
        }
    }

    private void notes() {
        if (results.stream().allMatch(result -> result.notes().isEmpty())) {
            return;
        }
        line("## Notes\n");
        results.forEach(result ->
                result.notes().forEach(note -> line("- %s: %s", result.head().title(), note)));
        line("");
    }

    private static String figure(Result result, double value) {
        return String.format(
                Locale.ROOT,
                value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s",
                value,
                result.head().unit());
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
