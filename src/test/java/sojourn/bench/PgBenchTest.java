package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgBenchTest {

    private static final String OUTPUT = """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 17.11)
            transaction type: append.sql
            number of clients: 32
            duration: 2 s
            number of transactions actually processed: 5422
            number of failed transactions: 0 (0.000%)
            latency average = 10.395 ms
            initial connection time = 230.138 ms
            tps = 3078.325849 (without initial connection time)
            """;

    @Test
    void a_sound_run_tells_its_rate() {
        Run run = PgBench.parse(new Tool.Output(0, OUTPUT));

        assertThat(run.acknowledged()).isEqualTo(5422);
        assertThat(run.measurement().value()).isEqualTo(3078.325849);
        assertThat(run.measurement().latency()).isNull();
    }

    @Test
    void a_failed_transaction_makes_a_run_void() {
        Tool.Output output = new Tool.Output(0, OUTPUT.replace("failed transactions: 0", "failed transactions: 2"));

        assertThatThrownBy(() -> PgBench.parse(output)).hasMessage("2 of pgbench's transactions failed");
    }

    @Test
    void an_aborted_run_tells_its_error() {
        Tool.Output output = new Tool.Output(2, "pgbench (15.18)\npgbench: error: client 0 aborted: ERROR: no\n");

        assertThatThrownBy(() -> PgBench.parse(output))
                .hasMessage("pgbench failed: pgbench: error: client 0 aborted: ERROR: no");
    }

    @Test
    void a_run_ends_when_no_client_finds_anything_left() {
        Tool.Output output = new Tool.Output(2, """
                pgbench: error: client 4 script 0 command 4 query 0: expected one row, got 0
                pgbench: error: Run was aborted; the above results are incomplete.
                """);

        PgBench.checkDrained(output);
        assertThatThrownBy(() -> PgBench.checkDrained(new Tool.Output(0, OUTPUT)))
                .hasMessage("pgbench did not come to the end of its work");
        assertThatThrownBy(() -> PgBench.checkDrained(
                        new Tool.Output(2, output.text() + "pgbench: error: client 0 aborted: ERROR:  no\n")))
                .hasMessageStartingWith("pgbench failed: pgbench: error: client 0 aborted");
    }

    @Test
    void a_run_that_used_up_its_sessions_says_what_to_do() {
        Tool.Output output = new Tool.Output(2, "pgbench: error: client 0 aborted: ERROR:  division by zero\n");

        assertThatThrownBy(() -> PgBench.parse(output)).hasMessageContaining("-Dsupply");
    }
}
