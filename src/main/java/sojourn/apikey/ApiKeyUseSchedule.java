package sojourn.apikey;

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

/** The timer that writes when keys were used, and a last time when the WAR is stopped. */
@ApplicationScoped
class ApiKeyUseSchedule {

    private static final Logger LOG = System.getLogger(ApiKeyUseSchedule.class.getName());
    private static final int SECONDS = 5;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final ApiKeyUses uses;
    /** Written by the thread that deploys, read by the one that undeploys. */
    private volatile @Nullable ScheduledFuture<?> timer;

    @Inject
    ApiKeyUseSchedule(ApiKeyUses uses) {
        this.uses = uses;
    }

    void start(@Observes DatabaseReady ready) {
        timer = executor.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes DatabaseLeaving leaving) {
        @Nullable ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
            write();
        }
    }

    /** Throws nothing that a database can cause: an exception would end the timer. */
    private void write() {
        try {
            uses.write();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The uses of API keys could not be written yet: {0}", e.toString());
        }
    }
}
