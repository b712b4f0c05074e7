package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.event.EventRetention;
import sojourn.session.Actor;
import sojourn.session.SessionPurge;

/**
 * A pass that deletes what is past its retention: closed sessions with their conversations, and events. Submitted orders
 * stay. A batch is a transaction, so that it holds few locks and can be broken off anywhere. The audit trail tells of its
 * beginning and its end, and is not purged itself.
 */
@ApplicationScoped
public class PurgeSweep {

    private static final Logger LOG = System.getLogger(PurgeSweep.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    private final SessionPurge sessions;
    private final EventRetention events;
    private final RetentionSettings settings;
    private final AuditTrail trail;
    private final RetentionMetrics metrics;
    private final RetentionRuns runs;

    @Inject
    PurgeSweep(
            SessionPurge sessions,
            EventRetention events,
            RetentionSettings settings,
            AuditTrail trail,
            RetentionMetrics metrics,
            RetentionRuns runs) {
        this.sessions = sessions;
        this.events = events;
        this.settings = settings;
        this.trail = trail;
        this.metrics = metrics;
        this.runs = runs;
    }

    PurgeReport run() {
        return run(settings.retentionDays(), Actor.SYSTEM);
    }

    /**
     * Deletes what is past its retention.
     *
     * @param days for how many days closed sessions are kept
     * @param by who asks for it
     */
    public PurgeReport run(int days, Actor by) {
        long begun = System.nanoTime();
        trail.note(
                by,
                AuditAction.PURGE,
                null,
                JSON.createObjectBuilder().add("olderThanDays", days).build());
        PurgeReport report = runs.purge(by, () -> delete(days));
        metrics.purged(report, begun);
        LOG.log(Level.INFO, "A purge deleted {0} sessions and {1} events", report.sessions(), report.events());
        trail.note(
                by,
                AuditAction.PURGE_DONE,
                null,
                JSON.createObjectBuilder()
                        .add("sessions", report.sessions())
                        .add("events", report.events())
                        .build());
        return report;
    }

    private PurgeReport delete(int days) {
        long purged = 0;
        for (int batch = sessions.purgeBatch(Duration.ofDays(days));
                batch > 0;
                batch = sessions.purgeBatch(Duration.ofDays(days))) {
            purged += batch;
        }
        return new PurgeReport(purged, events.forget(Duration.ofDays(settings.outboxRetentionDays())));
    }
}
