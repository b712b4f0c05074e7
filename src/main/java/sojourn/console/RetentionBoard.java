package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.retention.ExpirySweep;
import sojourn.retention.PurgeReport;
import sojourn.retention.PurgeSweep;
import sojourn.retention.RetentionRun;
import sojourn.retention.RetentionRun.Kind;
import sojourn.retention.RetentionRuns;
import sojourn.retention.SweepReport;

/** Cleanup and purge: what the last ones came to, and one more now. */
@Named
@RequestScoped
public class RetentionBoard {

    private static final int RUNS = 10;
    private static final int USUAL_DAYS = 30;

    private final ExpirySweep expiry;
    private final PurgeSweep purge;
    private final RetentionRuns past;
    private final Visitor visitor;

    private int days = USUAL_DAYS;
    private @Nullable List<RetentionRun> runs;

    @Inject
    RetentionBoard(ExpirySweep expiry, PurgeSweep purge, RetentionRuns past, Visitor visitor) {
        this.expiry = expiry;
        this.purge = purge;
        this.past = past;
        this.visitor = visitor;
    }

    public void cleanUp() {
        SweepReport report = expiry.runFor(visitor.administrator());
        Notices.done("The pass is over: " + report.found() + " expired sessions found, " + report.ended() + " ended, "
                + report.failed() + " failed.");
        runs = null;
    }

    public void purge() {
        PurgeReport report = purge.run(days, visitor.administrator());
        Notices.done(
                "The purge is over: " + report.sessions() + " sessions and " + report.events() + " events deleted.");
        runs = null;
    }

    /** The last passes and purges of all nodes, the newest first. */
    public List<RetentionRun> getRuns() {
        if (runs == null) {
            runs = Stream.of(Kind.CLEANUP, Kind.PURGE)
                    .flatMap(kind -> past.list(kind, RUNS).stream())
                    .sorted(Comparator.comparing(RetentionRun::startedAt).reversed())
                    .limit(RUNS)
                    .toList();
        }
        return runs;
    }

    /** What a run came to, in words. */
    public String result(RetentionRun run) {
        return RunWords.of(run);
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
