package sojourn.retention;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import sojourn.binding.ScopeRunner;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;
import sojourn.session.SessionsDue;

/**
 * The timers of this room: every two seconds what is due is ended; at the start and at the configured interval a full
 * pass also takes what failed; once a day, for all nodes, what is past its retention is deleted.
 */
@ApplicationScoped
class RetentionSchedule {

    private static final Logger LOG = System.getLogger(RetentionSchedule.class.getName());
    private static final int DUE_SECONDS = 2;
    private static final int PURGE_LOOK_SECONDS = 60;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService executor;

    private final ExpirySweep expiry;
    private final PurgeSweep purge;
    private final PurgeRunRepository purgeRuns;
    private final RetentionSettings settings;
    private final ScopeRunner runner;
    private final RetentionMetrics metrics;

    @Inject
    RetentionSchedule(
            ExpirySweep expiry,
            PurgeSweep purge,
            PurgeRunRepository purgeRuns,
            RetentionSettings settings,
            ScopeRunner runner,
            RetentionMetrics metrics) {
        this.expiry = expiry;
        this.purge = purge;
        this.purgeRuns = purgeRuns;
        this.settings = settings;
        this.runner = runner;
        this.metrics = metrics;
    }

    void start(@Observes DatabaseReady ready) {
        executor.scheduleWithFixedDelay(this::endDue, DUE_SECONDS, DUE_SECONDS, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(
                this::endFully, 0, settings.cleanupInterval().toSeconds(), TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(
                this::purgeOncePerDay, PURGE_LOOK_SECONDS, PURGE_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Sessions that make room need not wait for the timer. */
    void wake(@Observes SessionsDue due) {
        try {
            runner.outside(() -> executor.execute(this::endDue));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The executor is busy; the timer will end what is due");
        }
    }

    private void endDue() {
        attempt("Sessions that have expired could not be ended yet", expiry::runIfIdle, metrics::cleanupBroke);
    }

    private void endFully() {
        attempt("The pass over expired sessions broke off", expiry::runFully, metrics::cleanupBroke);
    }

    private void purgeOncePerDay() {
        attempt(
                "The daily purge broke off",
                () -> {
                    purgeRuns.begin(settings.purgeTime(), settings.timeZone()).ifPresent(day -> {
                        purge.run();
                        purgeRuns.finish(day);
                    });
                    purgeRuns.sinceLast().ifPresent(metrics::dailyPurge);
                },
                metrics::purgeBroke);
    }

    /** Throws nothing: it would end the timer. */
    private static void attempt(String complaint, Runnable work, Runnable broken) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, complaint + ": " + e);
            broken.run();
        }
    }
}
