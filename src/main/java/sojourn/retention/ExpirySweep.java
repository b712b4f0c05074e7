package sojourn.retention;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.binding.ScopeRunner;
import sojourn.session.Actor;
import sojourn.session.SessionEnds;
import sojourn.session.SessionEnds.Attempt;
import sojourn.session.SessionId;

/**
 * A pass over the sessions that have expired: each is ended in a transaction of its own, by as many workers at once as
 * the settings allow.
 *
 * <p>What cannot be ended is noted with its error and a time for the next attempt, and stops nothing else. One pass runs at
 * a time on a node; those of several nodes share the work by the rows' locks.
 */
@ApplicationScoped
public class ExpirySweep {

    private static final Logger LOG = System.getLogger(ExpirySweep.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    @Resource
    private ManagedExecutorService executor;

    private final SessionEnds ends;
    private final RetentionSettings settings;
    private final ScopeRunner runner;
    private final AuditTrail trail;
    private final RetentionMetrics metrics;
    private final RetentionRuns runs;

    /** Held by the pass that runs on this node: passes beside each other would be wider than is set. */
    private final ReentrantLock pass = new ReentrantLock();

    @Inject
    ExpirySweep(
            SessionEnds ends,
            RetentionSettings settings,
            ScopeRunner runner,
            AuditTrail trail,
            RetentionMetrics metrics,
            RetentionRuns runs) {
        this.ends = ends;
        this.settings = settings;
        this.runner = runner;
        this.trail = trail;
        this.metrics = metrics;
        this.runs = runs;
    }

    /** Ends what is due, unless a pass is running. Costs one query by index where nothing is. */
    void runIfIdle() {
        if (pass.tryLock()) {
            try {
                run();
            } finally {
                pass.unlock();
            }
        }
    }

    /** Does what {@link #runFully} does because somebody asks for it, which goes into the audit trail. */
    public SweepReport runFor(Actor administrator) {
        trail.note(administrator, AuditAction.CLEANUP, null, JsonValue.EMPTY_JSON_OBJECT);
        SweepReport report = runFully(administrator);
        trail.note(
                administrator,
                AuditAction.CLEANUP_DONE,
                null,
                JSON.createObjectBuilder()
                        .add("found", report.found())
                        .add("ended", report.ended())
                        .add("failed", report.failed())
                        .build());
        return report;
    }

    /** Ends what is due, also what failed before and would only be tried again later; behind a pass that is running. */
    SweepReport runFully() {
        return runFully(Actor.SYSTEM);
    }

    private SweepReport runFully(Actor by) {
        pass.lock();
        try {
            long begun = System.nanoTime();
            SweepReport report = runs.cleanup(by, () -> {
                ends.retryFailed();
                return run();
            });
            metrics.sweptFully(report, begun);
            LOG.log(
                    report.found() == 0 ? Level.DEBUG : Level.INFO,
                    "A pass over expired sessions found {0}, ended {1}, failed with {2}",
                    report.found(),
                    report.ended(),
                    report.failed());
            return report;
        } finally {
            pass.unlock();
        }
    }

    /** Whoever asked for the pass, whatever takes part in an end is not to do so in their name. */
    private SweepReport run() {
        return runner.answerOutside(this::endAll);
    }

    private SweepReport endAll() {
        if (!ends.isAnyDue()) {
            return new SweepReport(0, 0, 0);
        }
        while (ends.rearmBatch()) {
            // The next batch at once.
        }
        List<CompletableFuture<SweepReport>> others = new ArrayList<>();
        try {
            for (int worker = 1; worker < settings.maxConcurrentCleanup(); worker++) {
                others.add(executor.supplyAsync(this::work));
            }
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The executor is busy: {0} workers end what is due", others.size() + 1);
        }
        SweepReport report = work();
        for (CompletableFuture<SweepReport> other : others) {
            report = report.plus(other.join());
        }
        if (report.found() > 0) {
            return report;
        }
        // Something is due, and nobody has let go of it.
        return counted(report, attempt(ends::endOldest));
    }

    /** Ends one session after another until none is left that nobody else has locked. */
    private SweepReport work() {
        SweepReport report = new SweepReport(0, 0, 0);
        while (true) {
            Optional<Attempt> attempt = attempt(ends::endNext);
            if (attempt.filter(Attempt.NOTHING_DUE::equals).isPresent()) {
                return report;
            }
            report = counted(report, attempt);
        }
    }

    /** One more attempt; an empty one is one that failed. */
    private SweepReport counted(SweepReport report, Optional<Attempt> attempt) {
        SweepReport one = attempt.map(ExpirySweep::report).orElse(new SweepReport(1, 0, 1));
        metrics.swept(one);
        return report.plus(one);
    }

    private static SweepReport report(Attempt attempt) {
        return attempt == Attempt.ENDED ? new SweepReport(1, 1, 0) : new SweepReport(0, 0, 0);
    }

    /** Tries to end one session; where that fails it is noted, and the answer is empty. */
    private Optional<Attempt> attempt(Function<Consumer<SessionId>, Attempt> end) {
        AtomicReference<@Nullable SessionId> taken = new AtomicReference<>();
        try {
            return Optional.of(end.apply(taken::set));
        } catch (RuntimeException | Error e) {
            @Nullable SessionId session = taken.get();
            if (session == null) {
                // Not a session's fault: the database is away.
                throw e;
            }
            LOG.log(Level.WARNING, "The session " + session + " could not be ended, and will be tried again", e);
            ends.noteFailure(session, e);
            return Optional.empty();
        }
    }
}
