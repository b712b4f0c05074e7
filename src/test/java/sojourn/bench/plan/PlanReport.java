package sojourn.bench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The plans as people read them, held against what is said of them. */
final class PlanReport {

    /** The product's tables, clock and locks: what the migration and the driver ask of PostgreSQL itself is not told. */
    private static final String OURS =
            ".*\\b(?:app_user|api_key|session|session_activity|session_export|session_export_part|conversation|message|idempotency_key|failed_end|customer"
                    + "|customer_order|order_item|outbox_event|audit_entry|purge_run|retention_run|console_account|cluster_node|server_secret)\\b.*"
                    + "|select clock_timestamp\\(\\).*|select .*pg_(?:try_)?advisory_xact_lock(?:_shared)?\\(.*";

    private final List<Plan> plans;
    private final List<String> wrong = new ArrayList<>();

    PlanReport(List<Plan> plans) {
        this.plans = plans.stream().filter(plan -> plan.words().matches(OURS)).toList();
    }

    /**
     * Writes the report.
     *
     * @param head how it came about
     */
    String write(String head) {
        plans.stream()
                .filter(plan -> descriptions().stream().noneMatch(each -> each.fits(plan)))
                .map(Plan::words)
                .distinct()
                .forEach(words -> wrong.add("is not described: " + words));
        StringBuilder summary = new StringBuilder("""
                | statement | reads by | rows |
                |---|---|---|
                """);
        StringBuilder details = new StringBuilder();
        for (Chapter chapter : Catalogue.CHAPTERS) {
            details.append("\n## ").append(chapter.title()).append('\n');
            for (Description description : chapter.statements()) {
                Optional<Plan> plan = description.choose(plans);
                if (plan.isEmpty()) {
                    wrong.add("was not seen: " + description.title());
                } else {
                    check(description, plan.get());
                    summary.append(row(description, plan.get()));
                    details.append(section(description, plan.get()));
                }
            }
        }
        return head + summary + details;
    }

    /** Where plans and descriptions differ, a sentence each. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private static List<Description> descriptions() {
        return Catalogue.CHAPTERS.stream()
                .flatMap(chapter -> chapter.statements().stream())
                .toList();
    }

    private void check(Description description, Plan plan) {
        if (plan.readsWholeTables() && !description.small()) {
            wrong.add("reads a whole table: " + description.title());
        }
        if (plan.rowsRead() > description.mostRows()) {
            wrong.add("reads " + plan.rowsRead() + " rows, not at most " + description.mostRows() + ": "
                    + description.title());
        }
    }

    private static String row(Description description, Plan plan) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d |%n",
                description.title(),
                String.join(", ", plan.indexes()),
                plan.rowsRead());
    }

    private static String section(Description description, Plan plan) {
        return "\n### " + description.title() + "\n\n" + description.shows() + "\n\n```sql\n" + plan.readable()
                + "\n```\n```\n" + plan.shortened() + "\n```\n";
    }
}
