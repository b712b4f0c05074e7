package sojourn.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void rows_that_a_scan_dropped_were_read_as_well() {
        Plan plan = plan("""
                Limit  (actual rows=994 loops=1)
                  ->  Index Scan using idempotency_key_expiry on idempotency_key  (actual rows=994 loops=1)
                        Filter: (expires_at <= clock_timestamp())
                        Rows Removed by Filter: 496006
                  ->  Index Scan using idempotency_key_pkey on idempotency_key k  (actual rows=1 loops=994)
                """);

        assertThat(plan.rowsRead()).isEqualTo(497_000);
        assertThat(plan.indexes()).containsExactly("idempotency_key_expiry", "idempotency_key_pkey");
        assertThat(plan.readsWholeTables()).isFalse();
    }

    @Test
    void a_scan_that_is_repeated_reads_each_time() {
        assertThat(plan("->  Parallel Index Scan using session_of_owner on session s  (actual rows=3365 loops=3)")
                        .rowsRead())
                .isEqualTo(10_095);
    }

    @Test
    void a_plan_without_a_scan_reads_nothing() {
        Plan plan = plan("Insert on session  (actual rows=0 loops=1)\n  ->  Result  (actual rows=1 loops=1)");

        assertThat(plan.rowsRead()).isZero();
        assertThat(plan.indexes()).isEmpty();
    }

    @Test
    void an_index_whose_rows_are_read_in_the_order_of_the_table_is_told() {
        Plan plan = new Plan("select 1 from session", """
                Bitmap Heap Scan on session  (actual rows=2 loops=1)
                  ->  Bitmap Index Scan on session_open_of_owner  (actual rows=3 loops=1)""");

        assertThat(plan.indexes()).containsExactly("session_open_of_owner");
        assertThat(plan.rowsRead()).isEqualTo(3);
    }

    @Test
    void a_whole_table_is_noticed() {
        assertThat(plan("Seq Scan on session  (actual rows=1000000 loops=1)").readsWholeTables())
                .isTrue();
    }

    @Test
    void of_many_values_the_first_is_shown() {
        Plan plan = new Plan(
                "select u.id from app_user u where u.id in ($1,$2,$3)",
                "Index Cond: (id = ANY ('{a,b,c}'::text[]))\nIndex Cond: (id = ANY (ARRAY[($1)::text, ($2)::text]))");

        assertThat(plan.readable()).isEqualTo("select u.id\n from app_user u\n where u.id in ($1, …)");
        assertThat(plan.shortened())
                .isEqualTo("Index Cond: (id = ANY ('{a, …}'::text[]))\nIndex Cond: (id = ANY (ARRAY[($1)::text, …]))");
    }

    private static Plan plan(String steps) {
        return new Plan("select 1", steps);
    }
}
