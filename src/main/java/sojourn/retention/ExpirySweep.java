package sojourn.retention;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sojourn.session.EndFailed;
import sojourn.session.SessionEnds;
import sojourn.session.SessionId;

/**
 * A pass over the sessions that have expired: each is ended in a transaction of its own, by as many workers at once as
 * the settings allow.
 *
 * <p>What cannot be ended is noted with its error and a time for the next attempt, and stops nothing else. Passes of
 * several nodes, or of several threads, share the work by the rows' locks.
 */
@ApplicationScoped
public class ExpirySweep {

    private static final Logger LOG = System.getLogger(ExpirySweep.class.getName());
    private static final int LONGEST_ERROR = 1_000;

    @Resource
    private ManagedExecutorService executor;

    private final SessionEnds ends;
    private final RetentionSettings settings;

    @Inject
    ExpirySweep(SessionEnds ends, RetentionSettings settings) {
        this.ends = ends;
        this.settings = settings;
    }

    /** Ends what is due. Costs one query by index where nothing is. */
    SweepReport run() {
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
        return report;
    }

    /** Ends what is due, also what failed before and would only be tried again later. */
    public SweepReport runFully() {
        ends.retryFailed();
        SweepReport report = run();
        LOG.log(
                report.found() == 0 ? Level.DEBUG : Level.INFO,
                "A pass over expired sessions found {0}, ended {1}, failed with {2}",
                report.found(),
                report.ended(),
                report.failed());
        return report;
    }

    /** Ends one session after another until none is left that nobody else is ending. */
    private SweepReport work() {
        long ended = 0;
        long failed = 0;
        while (true) {
            AtomicReference<@Nullable SessionId> taken = new AtomicReference<>();
            try {
                if (!ends.endNext(taken::set)) {
                    return new SweepReport(ended + failed, ended, failed);
                }
                ended++;
            } catch (RuntimeException | Error e) {
                @Nullable SessionId session = taken.get();
                if (session == null) {
                    // Not a session's fault: the database is away.
                    throw e;
                }
                failed++;
                LOG.log(Level.WARNING, "The session " + session + " could not be ended, and will be tried again", e);
                ends.noteFailure(session, reason(e));
            }
        }
    }

    /** The causes in a line each, as administrators are shown them. */
    private static String reason(Throwable thrown) {
        StringBuilder reason = new StringBuilder();
        // That it could not be ended goes without saying where ends that failed are listed.
        @Nullable Throwable first = thrown instanceof EndFailed ? thrown.getCause() : thrown;
        for (@Nullable Throwable cause = first; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && reason.indexOf(cause.getMessage()) < 0) {
                reason.append(reason.isEmpty() ? "" : "\n").append(cause.getMessage());
            }
        }
        String text = reason.isEmpty() ? thrown.getClass().getName() : reason.toString();
        // PostgreSQL takes no U+0000 in a text.
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR)).replace('\0', ' ');
    }
}
