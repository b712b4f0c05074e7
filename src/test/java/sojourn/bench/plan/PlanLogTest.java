package sojourn.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanLogTest {

    private static final String LOG = """
            |LOG:  checkpoint starting: time
            sojourn|LOG:  duration: 0.031 ms  plan:
            \tQuery Text: select a.last_activity
            \t  from session_activity a
            \t where a.session_id = $1
            \tIndex Scan using session_activity_pkey on session_activity a  (cost=0.42..8.44 rows=1 width=32) (actual rows=1 loops=1)
            \t  Index Cond: (session_id = $1)
            \t  Buffers: shared hit=4
            psql|LOG:  duration: 0.031 ms  plan:
            \tQuery Text: select 1
            \tResult  (cost=0.00..0.01 rows=1 width=4) (actual rows=1 loops=1)
            sojourn|ERROR:  canceling statement due to statement timeout
            sojourn|STATEMENT:  select 2
            sojourn|LOG:  duration: 0.002 ms  plan:
            \tQuery Text: select now() as now
            \tResult  (cost=0.00..0.01 rows=1 width=8) (actual rows=1 loops=1)
            """;

    @Test
    void it_tells_what_the_product_asked_and_nobody_else() {
        List<Plan> plans = PlanLog.parse(LOG);

        assertThat(plans)
                .extracting(Plan::words)
                .containsExactly(
                        "select a.last_activity from session_activity a where a.session_id = $1",
                        "select now() as now");
    }

    @Test
    void a_plan_is_told_as_it_was_run_without_what_was_expected_of_it() {
        assertThat(PlanLog.parse(LOG).get(0).steps()).isEqualTo("""
                Index Scan using session_activity_pkey on session_activity a  (actual rows=1 loops=1)
                  Index Cond: (session_id = $1)
                  Buffers: shared hit=4""");
    }

    @Test
    void a_statement_keeps_its_lines() {
        assertThat(PlanLog.parse(LOG).get(0).readable()).isEqualTo("""
                select a.last_activity
                  from session_activity a
                 where a.session_id = $1""");
    }
}
