package sojourn.binding;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

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
}
