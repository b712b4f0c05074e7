package sojourn.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReportTest {

    private static final String COUNT = "select id, sealed_at from conversation where session_id = $1 and is_default";

    @Test
    void a_statement_is_shown_with_what_is_said_of_it() {
        PlanReport report = new PlanReport(List.of(counting("Index Scan using some_index on conversation", 1)));

        assertThat(report.write("# Queries\n"))
                .startsWith("# Queries\n")
                .contains("| The default conversation, and how many messages there are | some_index | 1 |")
                .contains("### The default conversation, and how many messages there are\n\nOne row by the index");
        assertThat(report.wrong())
                .noneMatch(sentence -> sentence.contains("The default conversation, and how many messages there are"));
    }

    @Test
    void a_statement_that_reads_more_than_is_said_is_wrong() {
        PlanReport report = new PlanReport(List.of(
                counting("Index Scan using some_index on conversation", 7), counting("Seq Scan on conversation", 1)));
        report.write("");

        assertThat(report.wrong())
                .contains("reads 7 rows, not at most 1: The default conversation, and how many messages there are");

        PlanReport whole = new PlanReport(List.of(counting("Seq Scan on conversation", 1)));
        whole.write("");

        assertThat(whole.wrong())
                .contains("reads a whole table: The default conversation, and how many messages there are");
    }

    @Test
    void a_statement_of_which_nothing_is_said_is_wrong_unless_it_asks_for_none_of_our_tables() {
        PlanReport report = new PlanReport(List.of(
                new Plan("select max(version) from session", "Result  (actual rows=1 loops=1)"),
                new Plan("select oid from pg_class", "Seq Scan on pg_class  (actual rows=1 loops=1)")));
        report.write("");

        assertThat(report.wrong())
                .contains("is not described: select max(version) from session")
                .noneMatch(sentence -> sentence.contains("pg_class"));
    }

    @Test
    void what_is_described_but_was_not_seen_is_wrong() {
        PlanReport report = new PlanReport(List.of());
        report.write("");

        assertThat(report.wrong()).contains("was not seen: The answer of a key");
    }

    @Test
    void one_statement_is_shown_at_its_best_and_at_its_worst() {
        Description worst = Description.of("from conversation", "worst", 100, "");
        Description best = worst.atBest("best", 1, "");
        List<Plan> plans = List.of(counting("Index Scan", 5), counting("Index Scan", 90), counting("Index Scan", 8));

        assertThat(worst.choose(plans)).contains(plans.get(1));
        assertThat(best.choose(plans)).contains(plans.get(0));
    }

    private static Plan counting(String scan, int rows) {
        return new Plan(COUNT, scan + "  (actual rows=" + rows + " loops=1)");
    }
}
