package sojourn.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import sojourn.retention.RetentionRun.Kind;
import sojourn.session.Actor;

/** The full passes over expired sessions and the purges of all nodes, as the database remembers them: the last 200 of each. */
@ApplicationScoped
public class RetentionRuns {

    private static final int LONGEST_ERROR = 1_000;

    private final RetentionRunRepository repository;

    @Inject
    RetentionRuns(RetentionRunRepository repository) {
        this.repository = repository;
    }

    /** Up to {@code limit} of a kind, the last one first. */
    public List<RetentionRun> list(Kind kind, int limit) {
        return repository.list(kind, limit);
    }

    SweepReport cleanup(Actor by, Supplier<SweepReport> pass) {
        return noted(Kind.CLEANUP, by, pass, repository::finish);
    }

    PurgeReport purge(Actor by, Supplier<PurgeReport> pass) {
        return noted(Kind.PURGE, by, pass, repository::finish);
    }

    private <R> R noted(Kind kind, Actor by, Supplier<R> pass, BiConsumer<Long, R> finish) {
        long run = repository.begin(kind, by);
        R report;
        try {
            report = pass.get();
        } catch (RuntimeException | Error e) {
            noteBreak(run, e);
            throw e;
        }
        finish.accept(run, report);
        return report;
    }

    private void noteBreak(long run, Throwable failure) {
        try {
            String error = failure.toString();
            // PostgreSQL takes no U+0000 in a text.
            repository.breakOff(
                    run,
                    error.substring(0, Math.min(error.length(), LONGEST_ERROR)).replace('\0', ' '));
        } catch (RuntimeException e) {
            // Mostly what broke the pass off: the database is away. It is told with it.
            failure.addSuppressed(e);
        }
    }
}
