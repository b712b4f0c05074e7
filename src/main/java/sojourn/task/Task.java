package sojourn.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import sojourn.binding.WorkScope;

/** Work that was taken: it has a scope from then on, and a result that somebody may wait for. */
final class Task<T> {

    private final String name;
    private final WorkScope scope;
    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Task(String name, WorkScope scope, Callable<T> work) {
        this.name = name;
        this.scope = scope;
        this.work = work;
    }

    String name() {
        return name;
    }

    WorkScope scope() {
        return scope;
    }

    Callable<T> work() {
        return work;
    }

    CompletableFuture<T> result() {
        return result;
    }
}
