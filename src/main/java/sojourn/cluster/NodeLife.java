package sojourn.cluster;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseLeaving;
import sojourn.database.DatabaseReady;

/** The timer that keeps this node among the others, from before anything is changed on it until nothing is any more. */
@ApplicationScoped
class NodeLife {

    private static final Logger LOG = System.getLogger(NodeLife.class.getName());
    private static final int MILLIS = 750;

    private final Nodes nodes;
    private final NodeExecutor executor;

    /** When the last renewal was over, whatever became of it, by the monotonic clock. */
    private volatile long tried = System.nanoTime();

    /** Written by the thread that deploys, read by the one that undeploys. */
    private volatile @Nullable ScheduledFuture<?> timer;

    @Inject
    NodeLife(Nodes nodes, NodeExecutor executor) {
        this.nodes = nodes;
        this.executor = executor;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) DatabaseReady ready) {
        nodes.begin();
        timer = executor.get().scheduleWithFixedDelay(this::renew, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) DatabaseLeaving leaving) {
        @Nullable ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
        try {
            nodes.end();
        } catch (RuntimeException e) {
            // Payara Micro ends its transaction manager first. The row runs out by itself.
            LOG.log(Level.DEBUG, "This node could not remove its row", e);
        } finally {
            executor.end();
        }
    }

    /** How long ago the timer has run. */
    Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - tried);
    }

    /** Throws nothing: it would end the timer. */
    private void renew() {
        try {
            nodes.renew();
        } catch (RuntimeException | Error e) {
            // The database is away. What this node may do runs out by itself, and is asked for again.
            LOG.log(Level.WARNING, "This node could not be renewed: {0}", e.toString());
        }
        tried = System.nanoTime();
    }
}
