package sojourn.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

/** The thread of the timer that keeps this node among the others: nothing else keeps it waiting. */
@ManagedScheduledExecutorDefinition(name = NodeExecutor.NAME, maxAsync = 1)
@ApplicationScoped
class NodeExecutor {

    static final String NAME = "java:app/concurrent/sojourn-node";

    @Resource(lookup = NAME)
    private ManagedScheduledExecutorService executor;

    ManagedScheduledExecutorService get() {
        return executor;
    }

    /** Ends the thread. Payara itself ends an executor of a WAR only with the server. */
    void end() {
        executor.shutdown();
    }
}
