package sojourn.binding;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import sojourn.database.DatabaseLeaving;

/** The threads of the timers that keep something alive: apart from those whose work takes long, which would keep them waiting. */
@ManagedScheduledExecutorDefinition(name = KeepingExecutor.NAME, maxAsync = KeepingExecutor.THREADS)
@ApplicationScoped
public class KeepingExecutor {

    static final String NAME = "java:app/concurrent/sojourn-keeping";

    static final int THREADS = 2;

    @Resource(lookup = NAME)
    private ManagedScheduledExecutorService executor;

    public ManagedScheduledExecutorService get() {
        return executor;
    }

    /** Payara itself ends an executor of a WAR only with the server. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) DatabaseLeaving leaving) {
        executor.shutdown();
    }
}
