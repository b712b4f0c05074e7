package sojourn.export;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import sojourn.binding.KeepingExecutor;
import sojourn.database.Commit;
import sojourn.database.DatabaseLeaving;
import sojourn.database.DatabaseReady;
import sojourn.database.Timers;

/**
 * The exports whose tasks wait or run on this node: it says so in the database every few seconds, so that every node knows
 * those that are lost. Every few seconds those are deleted that nobody can read any more. Safe for any number of threads.
 */
@ApplicationScoped
class LivingExports {

    private static final Logger LOG = System.getLogger(LivingExports.class.getName());
    private static final int BEAT_SECONDS = 3;
    private static final int FORGETTING_SECONDS = 5;

    @Resource(lookup = Timers.NAME)
    private ManagedScheduledExecutorService forgetting;

    private final Set<ExportId> living = ConcurrentHashMap.newKeySet();
    private final ExportKeeping keeping;
    private final KeepingExecutor executor;
    private final Commit commit;

    /** Written by the thread that deploys, read by the one that undeploys. */
    private volatile List<ScheduledFuture<?>> timers = List.of();

    @Inject
    LivingExports(ExportKeeping keeping, KeepingExecutor executor, Commit commit) {
        this.keeping = keeping;
        this.executor = executor;
        this.commit = commit;
    }

    void start(@Observes DatabaseReady ready) {
        timers = List.of(
                executor.get().scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS),
                forgetting.scheduleWithFixedDelay(this::forget, 0, FORGETTING_SECONDS, TimeUnit.SECONDS));
    }

    void stop(@Observes DatabaseLeaving leaving) {
        timers.forEach(timer -> timer.cancel(false));
    }

    /** An export whose task was taken in the caller's transaction. */
    void add(ExportId id) {
        commit.then(() -> living.add(id));
    }

    /** An export whose task is over, whatever became of it. */
    void over(ExportId id, Optional<Throwable> failure) {
        living.remove(id);
        failure.ifPresent(
                cause -> attempt("The failure of export " + id + " could not be noted", () -> keeping.fail(id)));
    }

    private void beat() {
        if (!living.isEmpty()) {
            attempt(
                    "Exports that are being written could not be kept alive",
                    () -> keeping.keepAlive(Set.copyOf(living)));
        }
    }

    private void forget() {
        attempt("Old exports could not be deleted yet", () -> {
            while (keeping.forgetBatch()) {
                // The next batch at once.
            }
        });
    }

    /** Throws nothing: it would end a timer, or nobody would hear it. */
    private static void attempt(String complaint, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, complaint + ": " + e);
        }
    }
}
