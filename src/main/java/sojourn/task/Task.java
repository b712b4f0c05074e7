package sojourn.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import sojourn.binding.WorkScope;
import sojourn.session.SessionId;
import sojourn.trace.Spans;

/** Work that was taken: it has a scope from then on, and a result that somebody may wait for. */
final class Task<T> {

    private final String name;
    private final WorkScope scope;
    private final Spans.Origin origin;
    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * Work that is taken.
     *
     * @param origin where it was started, for its trace
     */
    Task(String name, WorkScope scope, Spans.Origin origin, Callable<T> work) {
        this.name = name;
        this.scope = scope;
        this.origin = origin;
        this.work = work;
    }

    /** Whether this is the session that it was given, or has found. */
    boolean isIn(SessionId session) {
        return scope.session().filter(session::equals).isPresent();
    }

    TaskSnapshot snapshot(boolean running) {
        return new TaskSnapshot(name, scope.id(), running);
    }

    String name() {
        return name;
    }

    WorkScope scope() {
        return scope;
    }

    Spans.Origin origin() {
        return origin;
    }

    Callable<T> work() {
        return work;
    }

    CompletableFuture<T> result() {
        return result;
    }
}
