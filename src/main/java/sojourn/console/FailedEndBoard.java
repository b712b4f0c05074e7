package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.session.FailedEnds;
import sojourn.session.SessionEnds;
import sojourn.session.SessionEnds.FailedEnd;

/** Ends that failed, the newest failure first. */
@Named
@RequestScoped
public class FailedEndBoard {

    private final SessionEnds ends;
    private final FailedEnds retries;
    private final Visitor visitor;

    private @Nullable List<FailedEnd> failed;

    @Inject
    FailedEndBoard(SessionEnds ends, FailedEnds retries, Visitor visitor) {
        this.ends = ends;
        this.retries = retries;
        this.visitor = visitor;
    }

    public List<FailedEnd> getFailed() {
        if (failed == null) {
            failed = ends.listFailed(FixedLimits.LARGEST_PAGE);
        }
        return failed;
    }

    /** Tries an end once more, at once. */
    public void retry(FailedEnd end) {
        var administrator = visitor.administrator();
        Notices.of(() -> {
            retries.retry(end.session(), administrator);
            return "The session " + end.session() + " is closed.";
        });
        failed = null;
    }
}
