package sojourn.bench.bound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.task.BackgroundTasks;
import sojourn.task.TaskRefused;

/**
 * Holds requests without a thread, and tasks, until all are released at once.
 *
 * <p>Safe for any number of threads; what comes while others are released may be released with them or not.
 */
@Path("held")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
public class HeldResource {

    private static final int MOST_TASKS = 10_000;
    private static final int MOST_SECONDS = 120;

    private final Queue<AsyncResponse> held = new ConcurrentLinkedQueue<>();
    private final BackgroundTasks tasks;
    private volatile CountDownLatch released = new CountDownLatch(1);

    @Inject
    HeldResource(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    @GET
    public void hold(@Suspended AsyncResponse response) {
        held.add(response);
    }

    /** How many requests are held. */
    @GET
    @Path("count")
    public String count() {
        return Integer.toString(held.size());
    }

    /** Starts tasks that wait for the release, until one is refused; answers how many were taken. */
    @POST
    @Path("tasks")
    public String fillQueue() {
        CountDownLatch end = released;
        int taken = 0;
        try {
            while (taken < MOST_TASKS) {
                tasks.submit("held", () -> end.await(MOST_SECONDS, TimeUnit.SECONDS));
                taken++;
            }
        } catch (TaskRefused e) {
            // The queue is full, as it was to be.
        }
        return Integer.toString(taken);
    }

    /** Lets all that is held go on; answers how many requests that were. */
    @POST
    @Path("release")
    public String release() {
        CountDownLatch end = released;
        released = new CountDownLatch(1);
        end.countDown();
        int count = 0;
        for (@Nullable AsyncResponse response = held.poll(); response != null; response = held.poll()) {
            response.resume("true");
            count++;
        }
        return Integer.toString(count);
    }
}
