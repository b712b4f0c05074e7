package sojourn.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelItemsTest {

    private final ParallelItems<String> items = new ParallelItems<>(List.of("a", "b", "c"));

    @Test
    void each_item_is_taken_once() {
        assertThat(items.next()).contains("a");
        assertThat(items.next()).contains("b");
        assertThat(items.next()).contains("c");
        assertThat(items.next()).isEmpty();
    }

    @Test
    void no_item_is_taken_behind_a_failure_and_the_first_failure_counts() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        items.next();

        items.fail(first);
        items.fail(second);

        assertThat(items.next()).isEmpty();
        assertThat(items.failure()).containsSame(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void the_wait_is_for_the_lanes_that_have_begun() throws Exception {
        assertThat(items.begin()).isTrue();
        CompletableFuture<Optional<Throwable>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                items.awaitEnd();
                return items.failure();
            } catch (InterruptedException e) {
                return Optional.of(e);
            }
        });
        assertThat(waiting.isDone()).isFalse();

        items.end();

        assertThat(waiting.get()).isEmpty();
    }

    @Test
    void a_lane_that_comes_when_the_caller_has_gone_does_not_begin() throws Exception {
        items.awaitEnd();

        assertThat(items.begin()).isFalse();
    }
}
