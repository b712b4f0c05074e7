package sojourn.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import sojourn.binding.BoundSession;
import sojourn.binding.CurrentScope;
import sojourn.binding.ScopeRunner;
import sojourn.binding.Scopes;
import sojourn.binding.WorkScope;
import sojourn.database.Commit;
import sojourn.session.ImplicitSessions;
import sojourn.session.Owner;
import sojourn.trace.Spans;

/**
 * Work in the background, to be injected.
 *
 * <p>Each task has a scope of its own, in which the session, the caller and the trace are those of whoever started it, and
 * a CDI request context, which is destroyed with it. A task keeps its session alive from the moment it is taken, and ends no
 * session that others still use. What is taken inside a transaction begins after its commit, and is dropped if it is rolled
 * back. A task that fails is logged and counted; the result tells why. Safe for any number of threads.
 */
@ApplicationScoped
public class BackgroundTasks {

    private static final int LONGEST_PURPOSE = 255;

    /** Places for lanes that wait for a thread, over all callers. */
    private final Semaphore lanes = new Semaphore(4 * TaskExecutor.THREADS);

    private final TaskQueue queue;
    private final TaskRun run;
    private final TaskExecutor executor;
    private final CurrentScope current;
    private final Scopes scopes;
    private final ScopeRunner runner;
    private final ImplicitSessions sessions;
    private final Commit commit;
    private final Spans spans;

    @Inject
    BackgroundTasks(
            TaskQueue queue,
            TaskRun run,
            TaskExecutor executor,
            CurrentScope current,
            Scopes scopes,
            ScopeRunner runner,
            ImplicitSessions sessions,
            Commit commit,
            Spans spans) {
        this.queue = queue;
        this.run = run;
        this.executor = executor;
        this.current = current;
        this.scopes = scopes;
        this.runner = runner;
        this.sessions = sessions;
        this.commit = commit;
        this.spans = spans;
    }

    /**
     * Takes a task that works in the session of the current scope, which it shares with it: whichever of them stores first
     * makes a transient one, and whichever is last ends it. Outside of any scope the task has a session of its own.
     *
     * @param name what it is called in the log
     * @return its result, complete when its scope was left
     * @throws TaskRefused if as many tasks wait as may, or the server is stopping
     */
    public <T> CompletionStage<T> submit(String name, Callable<T> work) {
        return take(name, work, scopes::openChild);
    }

    /**
     * Takes a task that works in a session that is given, and keeps it alive. If that session is over by the time the task
     * first uses it, the task gets a transient one of the same owner.
     *
     * @throws TaskRefused if as many tasks wait as may, or the server is stopping
     */
    public <T> CompletionStage<T> submitIn(BoundSession session, String name, Callable<T> work) {
        return take(name, work, parent -> scopes.openIn(session, parent));
    }

    /**
     * Takes a task that works in a transient session of its own, for the owner of the current scope; outside of any scope,
     * for nobody.
     *
     * @throws TaskRefused if as many tasks wait as may, or the server is stopping
     */
    public <T> CompletionStage<T> submitAlone(String name, Callable<T> work) {
        return take(name, work, scopes::openAlone);
    }

    /**
     * Does the same to each of several items at once, and waits for all: as many at once as there are processors. See
     * {@link #forEachInParallel(Collection, int, Consumer)}.
     */
    public <T> void forEachInParallel(Collection<T> items, Consumer<T> work) {
        forEachInParallel(items, Runtime.getRuntime().availableProcessors(), work);
    }

    /**
     * Does the same to each of several items at once, and waits for all. Each has a scope of its own, a child of the current
     * one, in its session. The calling thread takes part, and its items share its request context. After the first failure
     * no further item is begun, and that failure is thrown.
     *
     * <p>Not inside a transaction: its items are done by other threads as well, which would wait for what it has stored and
     * it for them.
     *
     * @param most how many at once, at least 1
     * @throws IllegalArgumentException if {@code most} is less
     * @throws IllegalStateException inside a transaction
     * @throws ItemFailed if the wait is interrupted
     */
    public <T> void forEachInParallel(Collection<T> items, int most, Consumer<T> work) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one item has to be done at once, not " + most);
        }
        if (commit.isAhead() || commit.isLost()) {
            throw new IllegalStateException(
                    "Items cannot be done in parallel inside a transaction: begin it in each item");
        }
        Lanes from = new Lanes(current.find(), spans.here());
        ParallelItems<T> shared = new ParallelItems<>(items);
        for (int lane = 1; lane < Math.min(Math.min(most, TaskExecutor.THREADS + 1), items.size()); lane++) {
            startLane(shared, from, work);
        }
        takeItems(shared, from, work);
        try {
            shared.awaitEnd();
        } catch (InterruptedException e) {
            shared.fail(new ItemFailed("The wait for items was interrupted", e));
        }
        shared.failure().ifPresent(BackgroundTasks::rethrow);
    }

    /**
     * A session of nobody's that tasks of the same purpose share, live and with a duration: found, or made. No request can
     * reach it. Other purposes have others.
     *
     * @param purpose of 1 to 255 characters
     * @throws IllegalArgumentException if the purpose has none, or more
     * @throws sojourn.session.TooManyAnonymousSessions if there is no room for a new one
     */
    @Transactional
    public BoundSession findReusableAnonymousSession(String purpose) {
        if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
            throw new IllegalArgumentException("A purpose has 1 to " + LONGEST_PURPOSE + " characters");
        }
        Owner owner = Owner.Anonymous.forPurpose(purpose);
        return new BoundSession(sessions.findOrOpen(owner), owner);
    }

    private <T> CompletionStage<T> take(
            String name, Callable<T> work, Function<Optional<WorkScope>, WorkScope> opening) {
        Task<T> task = new Task<>(name, opening.apply(current.find()), spans.here(), work);
        queue.add(task);
        return task.result().minimalCompletionStage();
    }

    private <T> void startLane(ParallelItems<T> shared, Lanes from, Consumer<T> work) {
        if (!lanes.tryAcquire()) {
            // As many wait for a thread as may: the caller does the items.
            return;
        }
        try {
            runner.outside(() -> executor.get().execute(() -> {
                lanes.release();
                if (shared.begin()) {
                    try {
                        takeItems(shared, from, work);
                    } finally {
                        shared.end();
                    }
                }
            }));
        } catch (RejectedExecutionException e) {
            // The items are done by the lanes that there are: the caller is one.
            lanes.release();
        }
    }

    /** Throws nothing: what an item throws is noted. */
    private <T> void takeItems(ParallelItems<T> shared, Lanes from, Consumer<T> work) {
        try {
            for (Optional<T> item = shared.next(); item.isPresent(); item = shared.next()) {
                T taken = item.get();
                run.run("item", from.origin(), scopes.openChild(from.parent()), () -> {
                    work.accept(taken);
                    return taken;
                });
            }
        } catch (Exception | Error e) {
            shared.fail(e);
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new ItemFailed("An item failed", failure);
    }

    /** From where items are done in parallel: the scope, and the place in its trace. */
    private record Lanes(Optional<WorkScope> parent, Spans.Origin origin) {}
}
