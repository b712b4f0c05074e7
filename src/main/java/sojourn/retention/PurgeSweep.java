package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import sojourn.event.EventRetention;
import sojourn.session.SessionPurge;

/**
 * A pass that deletes what is past its retention: closed sessions with their conversations, and events. Submitted orders
 * stay. A batch is a transaction, so that it holds few locks and can be broken off anywhere.
 */
@ApplicationScoped
public class PurgeSweep {

    private static final Logger LOG = System.getLogger(PurgeSweep.class.getName());

    private final SessionPurge sessions;
    private final EventRetention events;
    private final RetentionSettings settings;

    @Inject
    PurgeSweep(SessionPurge sessions, EventRetention events, RetentionSettings settings) {
        this.sessions = sessions;
        this.events = events;
        this.settings = settings;
    }

    PurgeReport run() {
        return run(settings.retentionDays());
    }

    /**
     * Deletes what is past its retention.
     *
     * @param days for how many days closed sessions are kept
     */
    public PurgeReport run(int days) {
        long purged = 0;
        for (int batch = sessions.purgeBatch(Duration.ofDays(days));
                batch > 0;
                batch = sessions.purgeBatch(Duration.ofDays(days))) {
            purged += batch;
        }
        PurgeReport report = new PurgeReport(purged, events.forget(Duration.ofDays(settings.outboxRetentionDays())));
        LOG.log(Level.INFO, "A purge deleted {0} sessions and {1} events", report.sessions(), report.events());
        return report;
    }
}
