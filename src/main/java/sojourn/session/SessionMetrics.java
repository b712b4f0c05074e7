package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.metrics.Counter;
import sojourn.database.Commit;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/**
 * How sessions come and go on this node, and how many there are in the database.
 *
 * <p>What is created and closed is counted after its commit: a transaction that is rolled back has done nothing.
 */
@ApplicationScoped
class SessionMetrics {

    private final Commit commit;
    private final FigureGroup group;
    private final Counter created;
    private final Counter expired;
    private final Map<EndReason, Counter> closed = new EnumMap<>(EndReason.class);

    @Inject
    SessionMetrics(Figures figures, Commit commit) {
        this.commit = commit;
        this.group = figures.group("sessions");
        this.created = group.counter("created", "Sessions that this node has created");
        this.expired = group.counter("expired", "Sessions that this node has closed as EXPIRED");
        for (EndReason reason : EndReason.values()) {
            closed.put(reason, group.counter("closed", "Sessions that this node has closed", "reason", reason.label()));
        }
    }

    /** Shows everything from the start, also what has not happened yet. */
    void show(@Observes DatabaseReady ready, SessionCensus census) {
        group.number(
                "live",
                "Sessions in the database that are not closed",
                () -> census.last().live());
        group.number(
                "failing",
                "Sessions whose end has failed, and is tried again",
                () -> census.last().failing());
        group.time(
                "overdue",
                "For how long the session that has waited longest for its end is due",
                () -> census.last().overdue());
        group.time("census.age", "How old the figures are that come from the database", census::age);
    }

    /** The caller's transaction creates a session. */
    void created() {
        commit.then(created::inc);
    }

    /** The caller's transaction closes a session. */
    void closed(EndReason reason, SessionStatus status) {
        commit.then(() -> {
            Objects.requireNonNull(closed.get(reason)).inc();
            if (status == SessionStatus.EXPIRED) {
                expired.inc();
            }
        });
    }
}
