package sojourn.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseLeaving;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;

/**
 * The timer that writes waiting touches every two seconds, and a last time when the WAR is stopped.
 *
 * <p>Payara Micro ends its transaction manager before it stops the WAR, so that the last two seconds of touches are lost
 * there, as they are in a crash; Payara Server writes them.
 */
@ApplicationScoped
class TouchSchedule {

    private static final Logger LOG = System.getLogger(TouchSchedule.class.getName());
    private static final int SECONDS = 2;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final Touches touches;
    /** Written by the thread that deploys, read by the one that undeploys. */
    private volatile @Nullable ScheduledFuture<?> timer;

    @Inject
    TouchSchedule(Touches touches) {
        this.touches = touches;
    }

    void start(@Observes DatabaseReady ready) {
        timer = executor.scheduleWithFixedDelay(this::writeAll, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes DatabaseLeaving leaving) {
        @Nullable ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
            writeAll();
        }
    }

    /** Throws nothing that a database can cause: an exception would end the timer. */
    private void writeAll() {
        try {
            while (touches.writeBatch()) {
                // The next batch at once.
            }
        } catch (RuntimeException e) {
            // The database is away, or a batch met a deadlock: what waits is tried again with the next batch.
            LOG.log(Level.WARNING, "{0} touches could not be written yet: {1}", touches.waiting(), e.toString());
        }
    }
}
