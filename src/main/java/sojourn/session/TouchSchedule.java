package sojourn.session;

import jakarta.annotation.PreDestroy;
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
import sojourn.database.SchemaReady;

/** The timer that writes waiting touches every two seconds, and a last time when the server stops. */
@ApplicationScoped
class TouchSchedule {

    private static final Logger LOG = System.getLogger(TouchSchedule.class.getName());
    private static final int SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final Touches touches;
    private @Nullable ScheduledFuture<?> timer;

    @Inject
    TouchSchedule(Touches touches) {
        this.touches = touches;
    }

    void start(@Observes SchemaReady ready) {
        timer = executor.scheduleWithFixedDelay(this::writeAll, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.cancel(false);
            writeAll();
        }
    }

    /** Never throws: an exception would end the timer. */
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
