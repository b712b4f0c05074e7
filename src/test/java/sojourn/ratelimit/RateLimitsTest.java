package sojourn.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;

class RateLimitsTest {

    private static final String ALICE = "user:alice";
    private static final String ADDRESS = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger nodes = new AtomicInteger(1);

    /** Ten a second, and twenty at once; of nobody that is known two a second, and four at once. */
    private final RateLimits limits = limits(
            "session.rate-limit.requests-per-second", "10",
            "session.rate-limit.burst", "20",
            "session.rate-limit.anonymous.requests-per-second", "2",
            "session.rate-limit.anonymous.burst", "4");

    @Test
    void what_has_no_limit_passes() {
        RateLimits none = limits();
        for (int i = 0; i < 1_000; i++) {
            assertThat(none.countOwner(ALICE)).isEmpty();
            assertThat(none.countStranger(ADDRESS)).isEmpty();
            none.countFailure(ADDRESS);
            assertThat(none.untilTrusted(ADDRESS)).isEmpty();
        }
    }

    @Test
    void a_burst_passes_and_then_what_the_rate_allows() {
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(20);
        assertThat(limits.countOwner(ALICE)).contains(Duration.ofMillis(100));
        let(Duration.ofMillis(99));
        assertThat(limits.countOwner(ALICE)).contains(Duration.ofMillis(1));
        let(Duration.ofMillis(1));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(1);
        let(Duration.ofSeconds(1));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(10);
        let(Duration.ofHours(1));
        assertThat(passed(() -> limits.countOwner(ALICE)))
                .as("after a rest no more than the burst")
                .isEqualTo(20);
    }

    @Test
    void nobody_pays_for_others() {
        passed(() -> limits.countOwner(ALICE));

        assertThat(passed(() -> limits.countOwner("user:bob"))).isEqualTo(20);
        assertThat(passed(() -> limits.countOwner("service:alice"))).isEqualTo(20);
        assertThat(passed(() -> limits.countStranger(ADDRESS))).isEqualTo(4);
        assertThat(passed(() -> limits.countStranger("192.0.2.2"))).isEqualTo(4);
        assertThat(limits.untilTrusted(ADDRESS)).isEmpty();
    }

    @Test
    void a_subscriber_is_one_stranger_however_many_addresses_it_has() {
        AtomicInteger last = new AtomicInteger();

        assertThat(passed(() -> limits.countStranger("2001:db8::" + last.incrementAndGet())))
                .isEqualTo(4);
        assertThat(limits.countStranger("2001:db8:0:1::1")).isEmpty();
    }

    @Test
    void from_where_too_many_failures_come_nothing_is_believed_until_they_are_made_up_for() {
        for (int i = 0; i < 4; i++) {
            assertThat(limits.untilTrusted(ADDRESS)).isEmpty();
            limits.countFailure(ADDRESS);
        }
        assertThat(limits.untilTrusted(ADDRESS)).contains(Duration.ofMillis(500));
        // These were looked at before the others had failed.
        limits.countFailure(ADDRESS);
        limits.countFailure(ADDRESS);
        assertThat(limits.untilTrusted(ADDRESS)).contains(Duration.ofMillis(1_500));
        assertThat(limits.untilTrusted("192.0.2.2")).isEmpty();
        assertThat(limits.countStranger(ADDRESS)).isEmpty();

        let(Duration.ofMillis(1_500));

        assertThat(limits.untilTrusted(ADDRESS)).isEmpty();
    }

    @Test
    void a_node_grants_its_share() {
        nodes.set(4);

        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(5);
        let(Duration.ofSeconds(2));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(5);
        let(Duration.ofSeconds(1));
        assertThat(passed(() -> limits.countOwner(ALICE)))
                .as("two and a half a second")
                .isEqualTo(2);
        let(Duration.ofSeconds(1));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(3);
    }

    @Test
    void a_share_is_never_less_than_one_at_a_time() {
        nodes.set(100);

        assertThat(passed(() -> limits.countStranger(ADDRESS))).isEqualTo(1);
        assertThat(limits.countStranger(ADDRESS)).contains(Duration.ofSeconds(50));
    }

    @Test
    void nodes_that_come_and_go_give_nobody_a_fresh_burst() {
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(20);
        for (int i = 0; i < 100; i++) {
            nodes.set(1 + i % 4);
            assertThat(passed(() -> limits.countOwner(ALICE))).isZero();
        }

        nodes.set(2);
        let(Duration.ofSeconds(1));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(5);
        nodes.set(1);
        assertThat(passed(() -> limits.countOwner(ALICE))).isZero();
        let(Duration.ofSeconds(1));
        assertThat(passed(() -> limits.countOwner(ALICE))).isEqualTo(10);
    }

    @Test
    void a_full_table_is_no_way_around_a_limit() {
        Allowances allowances = new Allowances(new RateLimit(1, 2), nodes::get, time());
        for (int i = 0; i < Allowances.MOST; i++) {
            allowances.spend("first " + i);
        }
        int others = 100_000;
        int passed = 0;
        for (int i = 0; i < others; i++) {
            passed += allowances.spend("late " + i).isEmpty() ? 1 : 0;
        }

        assertThat(passed).as("what a few shared ones hold").isBetween(1, 2 * Allowances.SHARED);
        assertThat(allowances.untilNext("late 0")).as("not judged by others").isEmpty();
        assertThat(allowances.untilNext("first 0")).isEmpty();
        assertThat(allowances.spend("first 0")).as("its own").isEmpty();
        assertThat(allowances.spend("first 0")).as("its own, not forgotten").isPresent();
        assertThat(allowances.untilNext("first 0")).isPresent();
        assertThat(allowances.size()).isEqualTo(Allowances.MOST);
    }

    @Test
    void what_is_full_again_is_forgotten() {
        Allowances allowances = new Allowances(new RateLimit(1, 2), nodes::get, time());
        for (int i = 0; i < Allowances.MOST; i++) {
            allowances.charge("first " + i);
            allowances.charge("first " + i);
        }
        let(Duration.ofSeconds(1));
        assertThat(allowances.size()).isEqualTo(Allowances.MOST);

        let(Duration.ofMinutes(2));

        assertThat(allowances.spend("late")).isEmpty();
        assertThat(allowances.spend("late")).isEmpty();
        assertThat(allowances.spend("late")).isPresent();
        assertThat(allowances.size()).isEqualTo(1);
    }

    private RateLimits limits(String... settings) {
        return new RateLimits(new RateLimitSettings(GivenSettings.reader(settings)), nodes::get, time());
    }

    private static int passed(Supplier<Optional<Duration>> request) {
        int passed = 0;
        while (request.get().isEmpty()) {
            passed++;
        }
        return passed;
    }

    private void let(Duration pass) {
        nanos.addAndGet(pass.toNanos());
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
