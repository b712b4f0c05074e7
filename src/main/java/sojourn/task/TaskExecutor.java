package sojourn.task;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import sojourn.binding.WorkScopeContext;

/** The threads of the background, which an extension may use as well: they carry the scope of whoever hands work to them. */
@ContextServiceDefinition(
        name = TaskExecutor.CONTEXT,
        propagated = {ContextServiceDefinition.APPLICATION, WorkScopeContext.TYPE},
        cleared = {ContextServiceDefinition.TRANSACTION, ContextServiceDefinition.SECURITY})
@ManagedExecutorDefinition(
        name = TaskExecutor.NAME,
        context = TaskExecutor.CONTEXT,
        maxAsync = TaskExecutor.THREADS,
        hungTaskThreshold = TaskExecutor.HUNG_AFTER_MILLIS)
@ApplicationScoped
public class TaskExecutor {

    /** By what name a {@code @Resource} looks it up. */
    public static final String NAME = "java:app/concurrent/sojourn";

    static final String CONTEXT = "java:app/concurrent/sojourn-context";

    /** As many tasks are done at once; each may need a connection of the pool. */
    static final int THREADS = 4;

    static final long HUNG_AFTER_MILLIS = 300_000;

    @Resource(lookup = NAME)
    private ManagedExecutorService executor;

    ManagedExecutorService get() {
        return executor;
    }

    /** Interrupts what still runs, and ends the threads. Payara itself ends an executor of a WAR only with the server. */
    void end() {
        executor.shutdownNow();
    }
}
