package sojourn.task;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.binding.ScopeRunner;
import sojourn.binding.Scopes;
import sojourn.database.Commit;
import sojourn.database.DatabaseLeaving;
import sojourn.session.SessionId;

/**
 * The tasks that wait, first come first served, and those that run.
 *
 * <p>A task has a place in the queue from the moment it is taken until it begins; the semaphore of places is the bound.
 * A task that is taken inside a transaction begins after its commit, and not at all after a rollback, so that it finds what
 * the transaction has stored. Each worker takes tasks until none waits; another semaphore counts the workers, and whoever
 * has all of it knows that nothing runs. Safe for any number of threads.
 */
@ApplicationScoped
class TaskQueue {

    private static final Logger LOG = System.getLogger(TaskQueue.class.getName());

    /** Ahead of all that tasks may need: timers, touches, the database. */
    private static final int FIRST = 1;

    private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Task<?>> running = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final Semaphore workers = new Semaphore(TaskExecutor.THREADS);
    private volatile boolean stopping;

    private final BackgroundSettings settings;
    private final TaskExecutor executor;
    private final TaskRun run;
    private final ScopeRunner runner;
    private final Scopes scopes;
    private final Commit commit;
    private final TaskMetrics metrics;

    @Inject
    TaskQueue(
            BackgroundSettings settings,
            TaskExecutor executor,
            TaskRun run,
            ScopeRunner runner,
            Scopes scopes,
            Commit commit,
            TaskMetrics metrics) {
        this.settings = settings;
        this.executor = executor;
        this.run = run;
        this.runner = runner;
        this.scopes = scopes;
        this.commit = commit;
        this.metrics = metrics;
        this.places = new Semaphore(settings.queueCapacity());
    }

    /**
     * Takes a task, if there is a place for it.
     *
     * @throws TaskRefused if there is none, or the server is stopping; the task's scope is left then
     */
    void add(Task<?> task) {
        if (stopping) {
            throw refused(task, TaskRefused.stopping());
        }
        if (!places.tryAcquire()) {
            throw refused(task, TaskRefused.full());
        }
        if (commit.isLost()) {
            dropRolledBack(task);
        } else if (commit.isAhead()) {
            commit.then(() -> enqueue(task), () -> dropRolledBack(task));
        } else {
            enqueue(task);
        }
    }

    private TaskRefused refused(Task<?> task, TaskRefused refusal) {
        metrics.refused().inc();
        scopes.leave(task.scope());
        return refusal;
    }

    /** How many tasks wait. */
    int waiting() {
        return settings.queueCapacity() - places.availablePermits();
    }

    /** How many tasks run. */
    int running() {
        return running.size();
    }

    /** The tasks whose session is this one: those that run, then those that wait, in their order. */
    List<TaskSnapshot> of(SessionId session) {
        return Stream.concat(
                        running.stream().filter(task -> task.isIn(session)).map(task -> task.snapshot(true)),
                        waiting.stream().filter(task -> task.isIn(session)).map(task -> task.snapshot(false)))
                .toList();
    }

    private void enqueue(Task<?> task) {
        waiting.add(task);
        startWorker();
        if (stopping) {
            // Whoever stops may have looked before it was added.
            dropWaiting();
        }
    }

    private void startWorker() {
        if (!workers.tryAcquire()) {
            // Each worker looks once more after it has said that it stops.
            return;
        }
        try {
            runner.outside(() -> executor.get().execute(this::work));
        } catch (RuntimeException e) {
            // Whoever is working looks again when it is done; else the next task that is taken tries again.
            workers.release();
            LOG.log(Level.WARNING, "No thread could be had for {0} waiting tasks: {1}", waiting.size(), e.toString());
        }
    }

    private void work() {
        try {
            for (@Nullable Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
                running.add(task);
                places.release();
                try {
                    run(task);
                } finally {
                    running.remove(task);
                }
            }
        } finally {
            workers.release();
        }
        if (!waiting.isEmpty()) {
            startWorker();
        }
    }

    /** Throws nothing: what the task throws is its result. */
    private <T> void run(Task<T> task) {
        try {
            T result = run.run(task.name(), task.origin(), task.scope(), task.work());
            metrics.done().inc();
            task.result().complete(result);
        } catch (Exception | Error e) {
            metrics.failed().inc();
            runner.tell(
                    task.scope(),
                    () -> LOG.log(
                            Level.ERROR,
                            "The task \"" + task.name() + "\" failed (scope "
                                    + task.scope().id() + ", trace "
                                    + task.scope().logName() + ")",
                            e));
            task.result().completeExceptionally(e);
        }
    }

    /** Lets no further task begin, and waits for those that run. */
    void stop(@Observes @Priority(FIRST) DatabaseLeaving leaving) {
        stopping = true;
        dropWaiting();
        boolean idle = false;
        try {
            idle = workers.tryAcquire(TaskExecutor.THREADS, settings.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The wait for running tasks was interrupted");
        }
        if (!idle) {
            running.forEach(task -> LOG.log(
                    Level.WARNING,
                    "The task \"{0}\" still runs after {1} s; the server stops without it",
                    task.name(),
                    settings.grace().toSeconds()));
        }
        executor.end();
    }

    private void dropWaiting() {
        for (@Nullable Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            places.release();
            LOG.log(Level.WARNING, "The task \"{0}\" was not started: the server stops", task.name());
            drop(task, "the server stopped before it was started");
        }
    }

    private void dropRolledBack(Task<?> task) {
        places.release();
        drop(task, "the transaction that started it was rolled back");
    }

    private void drop(Task<?> task, String why) {
        try {
            scopes.leave(task.scope());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The session of the task \"" + task.name() + "\" could not be ended yet", e);
        }
        task.result().completeExceptionally(new TaskDropped(task.name(), why));
    }
}
