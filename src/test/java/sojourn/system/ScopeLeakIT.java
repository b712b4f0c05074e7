package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * However many requests and tasks there were, none is still counted, and no session is kept alive for it.
 *
 * <p>{@code -Dleak.requests=100000} makes so many requests of each kind.
 */
@ExtendWith(ExtendedNodes.class)
class ScopeLeakIT {

    private static final int REQUESTS = Integer.getInteger("leak.requests", 200);
    private static final int AT_ONCE = 300;

    @Test
    void no_scope_stays_open_and_no_session_is_kept() throws Exception {
        String user = ExtendedNodes.user();
        Probe probe = Probe.onA(user);
        String named = probe.api().open();
        Probe bound = Probe.onA(ExtendedNodes.user());
        List<Callable<Answer>> calls = List.of(
                () -> probe.api().get("/session"),
                () -> probe.in(named).post("/probe/work", "do=find"),
                () -> bound.post("/probe/work", "do=order"),
                () -> bound.post("/probe/tasks", "do=store"),
                () -> bound.post("/probe/work", "do=fail"),
                () -> bound.post("/probe/async/stage", "do=store"),
                () -> probe.api().with("X-Session-Id", "nonsense").get("/session"));

        for (Callable<Answer> call : calls) {
            // In pieces, so that the number does not become memory.
            for (int done = 0; done < REQUESTS; done += 1_000) {
                Parallel.run(java.util.Collections.nCopies(Math.min(1_000, REQUESTS - done), call), 8);
            }
        }

        assertNothingLeft();
    }

    @Test
    void hundreds_of_scopes_that_were_open_at_once_are_all_left() throws Exception {
        Probe probe = Probe.onA(ExtendedNodes.user());
        String gate = Probe.gate();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            calls.add(() -> probe.post("/probe/async/held", "gate=" + gate, "do=store"));
        }
        Callable<Answer> release = () -> {
            Eventually.get(() -> Probe.metric(ExtendedNodes.a(), "scopes_open"), open -> open >= AT_ONCE);
            probe.post("/probe/async/release", "gate=" + gate);
            return probe.api().get("/session");
        };
        calls.add(release);

        List<Answer> answers = Parallel.run(calls, calls.size());

        assertThat(answers.subList(0, AT_ONCE))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertNothingLeft();
    }

    private static void assertNothingLeft() {
        Eventually.get(() -> Probe.metric(ExtendedNodes.a(), "scopes_open"), open -> open == 0);
        Eventually.get(() -> Probe.metric(ExtendedNodes.a(), "scopes_sessions"), kept -> kept == 0);
        assertThat(Probe.metric(ExtendedNodes.a(), "background_running")).isZero();
        assertThat(Probe.metric(ExtendedNodes.a(), "background_queue_length")).isZero();
    }
}
