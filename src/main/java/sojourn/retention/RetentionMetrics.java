package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.metrics.Counter;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/** What the passes of this node have come to. Each kind of pass is noted by one thread at a time, and read by any. */
@ApplicationScoped
class RetentionMetrics {

    private final FigureGroup cleanup;
    private final FigureGroup purge;
    private final Counter ended;
    private final Counter failed;
    private final Counter cleanupsBroken;
    private final Counter purgedSessions;
    private final Counter purgedEvents;
    private final Counter purgesBroken;

    private volatile @Nullable Pass<SweepReport> lastCleanup;
    private volatile @Nullable Pass<PurgeReport> lastPurge;
    private volatile @Nullable Seen dailyPurge;

    @Inject
    RetentionMetrics(Figures figures) {
        this.cleanup = figures.group("cleanup");
        this.ended = cleanup.counter("ended", "Expired sessions that this node has ended");
        this.failed = cleanup.counter("failed", "Attempts of this node to end an expired session that failed");
        this.cleanupsBroken = cleanup.counter("broken", "Passes of this node that broke off");
        this.purge = figures.group("purge");
        this.purgedSessions = purge.counter("sessions", "Closed sessions that this node has deleted");
        this.purgedEvents = purge.counter("events", "Events that this node has deleted");
        this.purgesBroken = purge.counter("broken", "Daily purges of this node that broke off");
    }

    /** Shows everything from the start, also what has not happened yet. */
    void show(@Observes DatabaseReady ready) {
        cleanup.time("last.age", "How long ago this node's last full pass ended", () -> age(lastCleanup));
        cleanup.time("last.duration", "How long it took", () -> duration(lastCleanup));
        cleanup.number(
                "last.found",
                "How many expired sessions it found",
                () -> lastCleanup().found());
        cleanup.number(
                "last.failed",
                "How many of them it could not end",
                () -> lastCleanup().failed());
        purge.time("daily.age", "How long ago the last daily purge was finished, on whichever node", this::dailyAge);
        purge.time("last.age", "How long ago this node's last purge ended", () -> age(lastPurge));
        purge.time("last.duration", "How long it took", () -> duration(lastPurge));
        purge.number(
                "last.sessions",
                "How many sessions it deleted",
                () -> lastPurge().sessions());
    }

    /** One more attempt to end an expired session has come to this. */
    void swept(SweepReport report) {
        ended.inc(report.ended());
        failed.inc(report.failed());
    }

    /** A full pass, which was begun at an instant of the monotonic clock, has come to this. */
    void sweptFully(SweepReport report, long begun) {
        lastCleanup = new Pass<>(report, begun, System.nanoTime());
    }

    void cleanupBroke() {
        cleanupsBroken.inc();
    }

    /** A purge, which was begun at an instant of the monotonic clock, has come to this. */
    void purged(PurgeReport report, long begun) {
        purgedSessions.inc(report.sessions());
        purgedEvents.inc(report.events());
        lastPurge = new Pass<>(report, begun, System.nanoTime());
    }

    void purgeBroke() {
        purgesBroken.inc();
    }

    /** The last daily purge was finished so long ago, on whichever node. */
    void dailyPurge(Duration ago) {
        dailyPurge = new Seen(ago, System.nanoTime());
    }

    private Optional<Duration> dailyAge() {
        return Optional.ofNullable(dailyPurge).map(seen -> seen.ago().plusNanos(System.nanoTime() - seen.at()));
    }

    private SweepReport lastCleanup() {
        @Nullable Pass<SweepReport> last = lastCleanup;
        return last == null ? new SweepReport(0, 0, 0) : last.report();
    }

    private PurgeReport lastPurge() {
        @Nullable Pass<PurgeReport> last = lastPurge;
        return last == null ? new PurgeReport(0, 0) : last.report();
    }

    private static Optional<Duration> age(@Nullable Pass<?> last) {
        return Optional.ofNullable(last).map(pass -> Duration.ofNanos(System.nanoTime() - pass.ended()));
    }

    private static Optional<Duration> duration(@Nullable Pass<?> last) {
        return Optional.ofNullable(last).map(pass -> Duration.ofNanos(pass.ended() - pass.begun()));
    }

    /** A pass and its times, by the monotonic clock. */
    private record Pass<R>(R report, long begun, long ended) {}

    /** How long ago something was at an instant of the monotonic clock. */
    private record Seen(Duration ago, long at) {}
}
