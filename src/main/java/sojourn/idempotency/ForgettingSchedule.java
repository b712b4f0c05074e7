package sojourn.idempotency;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;

/** The timer that deletes keys that are no longer kept, every ten minutes. Nodes share the work by the rows' locks. */
@ApplicationScoped
class ForgettingSchedule {

    private static final Logger LOG = System.getLogger(ForgettingSchedule.class.getName());
    private static final int MINUTES = 10;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final IdempotencyRepository repository;

    @Inject
    ForgettingSchedule(IdempotencyRepository repository) {
        this.repository = repository;
    }

    void start(@Observes DatabaseReady ready) {
        executor.scheduleWithFixedDelay(this::forgetAll, 0, MINUTES, TimeUnit.MINUTES);
    }

    /** Throws nothing that a database can cause: an exception would end the timer. */
    private void forgetAll() {
        try {
            while (repository.forgetBatch()) {
                // The next batch at once.
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Keys that are no longer kept could not be deleted yet: {0}", e.toString());
        }
    }
}
