package sojourn.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.ResourceAllocationException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chains are those that were seen on Payara with PostgreSQL stopped, restarted, frozen, and its pool exhausted. */
class DatabaseTroubleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "08001, UNAVAILABLE",
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "40P01, CONTENDED",
        "55P03, CONTENDED",
        "57014, CONTENDED",
    })
    void the_state_tells_the_trouble(String state, DatabaseTrouble trouble) {
        assertThat(DatabaseTrouble.behind(new IllegalStateException(new SQLException("x", state))))
                .contains(trouble);
    }

    @Test
    void a_violated_constraint_is_no_trouble_that_passes() {
        assertThat(DatabaseTrouble.behind(new IllegalStateException(new SQLException("x", "23505"))))
                .isEmpty();
        assertThat(DatabaseTrouble.behind(new IllegalStateException("anything else")))
                .isEmpty();
    }

    @Test
    void a_pool_without_a_connection_is_unavailable() {
        SQLException pool = new SQLException("Error in allocating a connection.");
        pool.initCause(new ResourceAllocationException("In-use connections equal max-pool-size"));

        assertThat(DatabaseTrouble.behind(new IllegalStateException(pool))).contains(DatabaseTrouble.UNAVAILABLE);
    }

    @Test
    void what_the_driver_says_counts_more_than_what_the_pool_says() {
        SQLException pool = new SQLException("Error in allocating a connection.");
        pool.initCause(new ResourceAllocationException(
                "x", (Throwable) new SQLException("password authentication failed", "28P01")));

        assertThat(DatabaseTrouble.behind(pool)).isEmpty();
    }

    @Test
    void a_commit_that_broke_or_came_too_late_is_a_trouble() {
        assertThat(DatabaseTrouble.behind(new IllegalStateException(new SystemException())))
                .contains(DatabaseTrouble.UNAVAILABLE);
        assertThat(DatabaseTrouble.behind(
                        new IllegalStateException(new RollbackException("rolled back due to time out"))))
                .contains(DatabaseTrouble.CONTENDED);
    }

    @Test
    void a_chain_without_end_is_followed_only_so_far() {
        SQLException one = new SQLException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(DatabaseTrouble.behind(two)).isEmpty();
    }
}
