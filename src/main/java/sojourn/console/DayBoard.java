package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseTrouble;
import sojourn.retention.RetentionRun;
import sojourn.retention.RetentionRun.Kind;
import sojourn.retention.RetentionRuns;
import sojourn.session.SessionCounts;
import sojourn.session.SessionStatistics;

/**
 * What became of sessions in the last 24 hours, and the last cleanup and purge of any node, as the database knows it. While
 * the database is away nothing of it is known, and what else the page shows stays.
 */
@Named
@RequestScoped
public class DayBoard {

    private static final Logger LOG = System.getLogger(DayBoard.class.getName());

    private final SessionStatistics statistics;
    private final RetentionRuns runs;

    private @Nullable Day day;

    @Inject
    DayBoard(SessionStatistics statistics, RetentionRuns runs) {
        this.statistics = statistics;
        this.runs = runs;
    }

    /** Whether the database could be asked. */
    public boolean isKnown() {
        return day().known();
    }

    public long getCreated() {
        return sum(SessionCounts.Hour::created);
    }

    public long getEnded() {
        return sum(SessionCounts.Hour::ended);
    }

    public long getExpired() {
        return sum(SessionCounts.Hour::expired);
    }

    public List<Double> getCreatedSeries() {
        return series(SessionCounts.Hour::created);
    }

    public List<Double> getEndedSeries() {
        return series(SessionCounts.Hour::ended);
    }

    public List<Double> getExpiredSeries() {
        return series(SessionCounts.Hour::expired);
    }

    /** When the last full cleanup began; null if there was none. */
    public @Nullable Instant getCleanedUp() {
        return day().cleanup().map(RetentionRun::startedAt).orElse(null);
    }

    public String getCleanupResult() {
        return day().cleanup().map(RunWords::of).orElse("");
    }

    /** When the last purge began; null if there was none. */
    public @Nullable Instant getPurged() {
        return day().purge().map(RetentionRun::startedAt).orElse(null);
    }

    public String getPurgeResult() {
        return day().purge().map(RunWords::of).orElse("");
    }

    private long sum(ToLongFunction<SessionCounts.Hour> figure) {
        return day().hours().stream().mapToLong(figure).sum();
    }

    private List<Double> series(ToLongFunction<SessionCounts.Hour> figure) {
        return day().hours().stream()
                .map(hour -> (double) figure.applyAsLong(hour))
                .toList();
    }

    private Day day() {
        @Nullable Day known = day;
        if (known == null) {
            known = read();
            day = known;
        }
        return known;
    }

    private Day read() {
        try {
            return new Day(true, statistics.read().hours(), last(Kind.CLEANUP), last(Kind.PURGE));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.behind(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "The console's overview lacks what the database knows: {0}", e.toString());
            return new Day(false, List.of(), Optional.empty(), Optional.empty());
        }
    }

    private Optional<RetentionRun> last(Kind kind) {
        return runs.list(kind, 1).stream().findFirst();
    }

    /** What the database knows, as it was asked for this page. */
    private record Day(
            boolean known,
            List<SessionCounts.Hour> hours,
            Optional<RetentionRun> cleanup,
            Optional<RetentionRun> purge) {}
}
