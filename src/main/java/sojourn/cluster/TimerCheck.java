package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The liveness of a node: the server still runs its timers.
 *
 * <p>A node whose timers stand still can do nothing about it, and only a restart mends it. What passes by itself is no
 * matter of liveness: a database that is away, others that cannot be reached, full queues. A process that was stopped for
 * longer than the bound is not alive for a moment when it goes on.
 */
@Liveness
@ApplicationScoped
public class TimerCheck implements HealthCheck {

    /** Each of the statements of a renewal ends by itself within seconds, and so do its waits for others. */
    static final Duration BOUND = Duration.ofMinutes(5);

    private final NodeLife life;

    @Inject
    TimerCheck(NodeLife life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        Duration ago = life.sinceRenewal();
        return HealthCheckResponse.named("timers")
                .status(isRun(ago))
                .withData("secondsSinceLastRun", ago.toSeconds())
                .build();
    }

    /** Whether timers are run of which one was over so long ago, be it with success or not. */
    static boolean isRun(Duration ago) {
        return ago.compareTo(BOUND) < 0;
    }
}
