package sojourn.system.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import sojourn.identity.Caller;
import sojourn.task.TaskExecutor;

/** Requests that are answered later than their thread returns, or by more than one piece. */
@Path("probe/async")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
public class AsyncProbe {

    @Resource(lookup = TaskExecutor.NAME)
    private ManagedExecutorService executor;

    private final Map<String, Queue<AsyncResponse>> held = new ConcurrentHashMap<>();

    private final Work work;
    private final Notes notes;

    @Inject
    AsyncProbe(Work work, Notes notes) {
        this.work = work;
        this.notes = notes;
    }

    /** Is answered by another thread. */
    @POST
    @Path("resumed")
    public void resumed(
            @QueryParam("key") String key, @QueryParam("do") List<String> steps, @Suspended AsyncResponse answer) {
        executor.execute(() -> {
            try {
                work.run(key, steps);
                answer.resume(work.seen().toString());
            } catch (RuntimeException e) {
                answer.resume(e);
            }
        });
    }

    /** Is answered by a stage. */
    @POST
    @Path("stage")
    public CompletionStage<String> stage(@QueryParam("key") String key, @QueryParam("do") List<String> steps) {
        return executor.supplyAsync(() -> work.run(key, steps))
                .thenApply(done -> work.seen().toString());
    }

    /** Is answered by a stage that is complete already. */
    @POST
    @Path("complete")
    public CompletionStage<String> complete(@QueryParam("key") String key, @QueryParam("do") List<String> steps) {
        work.run(key, steps);
        return CompletableFuture.completedStage(work.seen().toString());
    }

    /** Stores something, and is answered when those who are held at a gate are released. */
    @POST
    @Path("held")
    public void held(
            @QueryParam("key") String key,
            @QueryParam("do") List<String> steps,
            @QueryParam("gate") String gate,
            @Suspended AsyncResponse answer) {
        work.run(key, steps);
        held.computeIfAbsent(gate, name -> new ConcurrentLinkedQueue<>()).add(answer);
    }

    /** Answers all who are held at a gate. */
    @POST
    @Path("release")
    public void release(@QueryParam("gate") String gate) {
        held.getOrDefault(gate, new ConcurrentLinkedQueue<>()).forEach(answer -> answer.resume("\"released\""));
    }

    /** Is answered by nobody. */
    @POST
    @Path("timeout")
    public void timeout(
            @QueryParam("key") String key, @QueryParam("do") List<String> steps, @Suspended AsyncResponse answer) {
        answer.setTimeout(1, TimeUnit.SECONDS);
        work.run(key, steps);
    }

    /** Two pieces of a stream of some size, each behind steps of its own. */
    @GET
    @Path("stream")
    @Produces(MediaType.TEXT_PLAIN)
    public StreamingOutput stream(
            @QueryParam("key") String key,
            @QueryParam("do") List<String> steps,
            @QueryParam("then") List<String> then,
            @QueryParam("size") @DefaultValue("4") int size) {
        return output -> {
            work.run(key, steps);
            output.write("one\n".repeat(size / 4).getBytes(StandardCharsets.UTF_8));
            output.flush();
            work.run(key, then);
            output.write("two\n".getBytes(StandardCharsets.UTF_8));
            output.flush();
        };
    }

    /** Two events, each behind steps of its own. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @QueryParam("key") String key,
            @QueryParam("first") List<String> first,
            @QueryParam("do") List<String> steps,
            @QueryParam("then") List<String> then,
            @Context SseEventSink sink,
            @Context Sse sse) {
        work.run(key, first);
        executor.execute(() -> {
            try (sink) {
                work.run(key, steps);
                sink.send(sse.newEvent("one")).toCompletableFuture().join();
                work.run(key, then);
                for (int number = 0; number < 1_000 && !sink.isClosed(); number++) {
                    sink.send(sse.newEvent("more " + number))
                            .toCompletableFuture()
                            .join();
                }
            } catch (RuntimeException e) {
                notes.add(key, "sent in vain");
            }
        });
    }
}
