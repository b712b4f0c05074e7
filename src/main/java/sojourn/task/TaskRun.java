package sojourn.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sojourn.binding.ScopeRunner;
import sojourn.binding.Scopes;
import sojourn.binding.WorkScope;
import sojourn.trace.OpenSpan;
import sojourn.trace.Spans;

/** One piece of work in a scope of its own, from its begin to the leaving of the scope. */
@ApplicationScoped
class TaskRun {

    private final ScopeRunner runner;
    private final Scopes scopes;
    private final Spans spans;

    @Inject
    TaskRun(ScopeRunner runner, Scopes scopes, Spans spans) {
        this.runner = runner;
        this.scopes = scopes;
        this.spans = spans;
    }

    /**
     * Does work, and leaves its scope whatever comes of it. The failure of the work goes before that of its session's end.
     *
     * @param name what it is called in its trace
     * @param origin where it was started
     * @throws Exception what the work throws, or else the end of its session
     */
    <T> T run(String name, Spans.Origin origin, WorkScope scope, Callable<T> work) throws Exception {
        OpenSpan span = spans.task(name, origin);
        try (OpenSpan.Entered entered = span.enter()) {
            return run(scope, work);
        } catch (Exception | Error e) {
            span.failed(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private <T> T run(WorkScope scope, Callable<T> work) throws Exception {
        @Nullable Throwable failure = null;
        try {
            return runner.call(scope, work);
        } catch (Exception | Error e) {
            failure = e;
            throw e;
        } finally {
            leave(scope, failure);
        }
    }

    private void leave(WorkScope scope, @Nullable Throwable failure) {
        try {
            scopes.leave(scope);
        } catch (RuntimeException | Error e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }
}
