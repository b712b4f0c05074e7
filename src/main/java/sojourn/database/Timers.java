package sojourn.database;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * The threads of all timers that have time: they belong to the WAR, and end with it.
 *
 * <p>The server's own scheduled executor would keep a timer that was cancelled until its next run, and the WAR's classes
 * with it; and when an administrator changes that executor's size, the server ends it with all the timers that it has.
 */
@ManagedScheduledExecutorDefinition(name = Timers.NAME, maxAsync = Timers.THREADS)
@ApplicationScoped
public class Timers {

    /** By what name a {@code @Resource} looks it up. */
    public static final String NAME = "java:app/concurrent/sojourn-timers";

    /** One for each timer: none of them waits for another. */
    static final int THREADS = 10;

    @Resource(lookup = NAME)
    private ManagedScheduledExecutorService executor;

    /**
     * Lets what runs come to its end, and drops the rest: a timer need not be cancelled by whoever has set it. Payara itself
     * ends an executor of a WAR only with the server.
     */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) DatabaseLeaving leaving) {
        executor.shutdown();
    }
}
