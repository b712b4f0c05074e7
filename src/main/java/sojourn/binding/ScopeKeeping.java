package sojourn.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseLeaving;
import sojourn.database.DatabaseReady;
import sojourn.session.KeepingAlive;
import sojourn.session.SessionId;

/**
 * The timer that keeps the sessions alive that open scopes use: each is looked at when a quarter of its rest is over, and
 * at least every five seconds, because its owner may have shortened it meanwhile. Whoever runs out is renewed in the
 * database, so that the expiry alone tells every node that it lives.
 */
@ApplicationScoped
class ScopeKeeping {

    private static final Logger LOG = System.getLogger(ScopeKeeping.class.getName());
    private static final int TICK_MILLIS = 250;
    private static final int AT_ONCE = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final OpenScopes open;
    private final KeepingAlive sessions;
    private final KeepingExecutor executor;

    /** Written by the thread that deploys, read by the one that undeploys. */
    private volatile @Nullable ScheduledFuture<?> timer;

    @Inject
    ScopeKeeping(OpenScopes open, KeepingAlive sessions, KeepingExecutor executor) {
        this.open = open;
        this.sessions = sessions;
        this.executor = executor;
    }

    void start(@Observes DatabaseReady ready) {
        timer = executor.get().scheduleWithFixedDelay(this::keep, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes DatabaseLeaving leaving) {
        @Nullable ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Throws nothing: it would end the timer. */
    private void keep() {
        try {
            List<SessionId> due = open.due(System.nanoTime());
            for (int first = 0; first < due.size(); first += AT_ONCE) {
                keep(due.subList(first, Math.min(first + AT_ONCE, due.size())));
            }
        } catch (RuntimeException | Error e) {
            // The database is away, or a batch met a deadlock: the next tick tries again, well ahead of the expiry.
            LOG.log(Level.WARNING, "Sessions in use could not be renewed yet: {0}", e.toString());
        }
    }

    private void keep(List<SessionId> due) {
        // From before the question, so that the answer is not taken for younger than it is.
        long asked = System.nanoTime();
        Map<SessionId, Duration> rests = sessions.renew(due);
        for (SessionId session : due) {
            @Nullable Duration rest = rests.get(session);
            // One that is over stays so, and one that is not there yet is about to be committed.
            Duration wait = rest == null ? LONGEST_WAIT : rest.dividedBy(4);
            open.lookAgain(session, asked, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }
}
