package sojourn.system.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import sojourn.binding.BoundSession;
import sojourn.binding.CurrentScope;
import sojourn.identity.Caller;
import sojourn.session.SessionId;
import sojourn.task.BackgroundTasks;
import sojourn.task.TaskExecutor;

/** Requests that work, and start tasks that work; what they are to do is in the query. */
@Path("probe")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    @Resource(lookup = TaskExecutor.NAME)
    private ManagedExecutorService executor;

    private final Work work;
    private final Store store;
    private final Gates gates;
    private final Notes notes;
    private final CurrentScope scope;
    private final BackgroundTasks tasks;

    @Inject
    ProbeResource(Work work, Store store, Gates gates, Notes notes, CurrentScope scope, BackgroundTasks tasks) {
        this.work = work;
        this.store = store;
        this.gates = gates;
        this.notes = notes;
        this.scope = scope;
        this.tasks = tasks;
    }

    @POST
    @Path("gates/{name}")
    public void open(@PathParam("name") String name) {
        gates.open(name);
    }

    @GET
    @Path("notes/{key}")
    public String notes(@PathParam("key") String key) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        notes.of(key).forEach(lines::add);
        return Json.createObjectBuilder().add("items", lines).build().toString();
    }

    /** Works in the request itself, and may answer with an error of its own. */
    @POST
    @Path("work")
    public String work(
            @QueryParam("key") String key,
            @QueryParam("do") List<String> steps,
            @QueryParam("status") @DefaultValue("200") int status) {
        work.run(key, steps);
        if (status != 200) {
            throw new WebApplicationException(status);
        }
        return seen();
    }

    /** Works in the request, and starts tasks. */
    @POST
    @Path("tasks")
    public String tasks(
            @QueryParam("key") String key,
            @QueryParam("first") List<String> first,
            @QueryParam("do") List<String> steps,
            @QueryParam("then") List<String> then,
            @QueryParam("how") @DefaultValue("joining") String how,
            @QueryParam("session") String session,
            @QueryParam("count") @DefaultValue("1") int count) {
        work.run(key, first);
        for (int number = 0; number < count; number++) {
            start(how, session, key, steps);
        }
        work.run(key, then);
        return seen();
    }

    private void start(String how, String session, String key, List<String> steps) {
        switch (how) {
            case "joining" ->
                tasks.submit(key, () -> work.run(key, steps)).whenComplete((result, e) -> notes.add(key, outcome(e)));
            case "alone" ->
                tasks.submitAlone(key, () -> work.run(key, steps))
                        .whenComplete((result, e) -> notes.add(key, outcome(e)));
            default ->
                tasks.submitIn(
                                new BoundSession(
                                        new SessionId(UUID.fromString(session)),
                                        scope.get().owner()),
                                key,
                                () -> work.run(key, steps))
                        .whenComplete((result, e) -> notes.add(key, outcome(e)));
        }
    }

    private static String outcome(Throwable failure) {
        if (failure == null) {
            return "over";
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return "over: " + cause.getClass().getSimpleName();
    }

    /** Drafts an order and starts tasks in one transaction, which may be rolled back. */
    @POST
    @Path("transaction")
    public String transaction(
            @QueryParam("key") String key,
            @QueryParam("do") List<String> steps,
            @QueryParam("count") @DefaultValue("1") int count,
            @QueryParam("fails") boolean fails) {
        store.orderAnd(() -> {
            for (int number = 0; number < count; number++) {
                start("joining", "", key, steps);
            }
            if (fails) {
                throw new WebApplicationException(418);
            }
        });
        return seen();
    }

    /** Items in parallel, in a request or in as many tasks at once as there are threads. */
    @POST
    @Path("parallel")
    public String parallel(
            @QueryParam("key") String key,
            @QueryParam("items") int items,
            @QueryParam("most") int most,
            @QueryParam("meet") @DefaultValue("1") int meet,
            @QueryParam("failing") @DefaultValue("-1") int failing,
            @QueryParam("tasks") @DefaultValue("0") int inTasks) {
        if (inTasks == 0) {
            each(key, items, most, meet, failing);
        } else {
            CountDownLatch all = new CountDownLatch(inTasks);
            for (int task = 0; task < inTasks; task++) {
                tasks.submit(key, () -> {
                            all.countDown();
                            notes.add(key, all.await(60, TimeUnit.SECONDS) ? "all run" : "not all run");
                            each(key, items, most, 1, -1);
                            return key;
                        })
                        .whenComplete((result, e) -> notes.add(key, outcome(e)));
            }
        }
        return seen();
    }

    private void each(String key, int items, int most, int meet, int failing) {
        AtomicInteger running = new AtomicInteger();
        ConcurrentSkipListSet<Integer> widths = new ConcurrentSkipListSet<>();
        Phaser meeting = new Phaser(meet);
        try {
            tasks.forEachInParallel(IntStream.range(0, items).boxed().toList(), most, item -> {
                widths.add(running.incrementAndGet());
                try {
                    notes.add(key, "item " + work.seen());
                    if (item < meet) {
                        meeting.awaitAdvanceInterruptibly(meeting.arrive(), 60, TimeUnit.SECONDS);
                    }
                    if (item == failing) {
                        throw new IllegalStateException("item " + item + " breaks");
                    }
                } catch (InterruptedException | TimeoutException e) {
                    throw new IllegalStateException("The items never met", e);
                } finally {
                    running.decrementAndGet();
                }
            });
            notes.add(key, "all done");
        } catch (IllegalStateException e) {
            notes.add(key, "thrown: " + e.getMessage());
        }
        notes.add(key, "at most " + widths.last());
    }

    /** The session that the tasks of a purpose share. */
    @POST
    @Path("purposes/{purpose}")
    public String purpose(@PathParam("purpose") String purpose) {
        BoundSession shared = tasks.findReusableAnonymousSession(purpose);
        return Json.createObjectBuilder()
                .add("session", shared.id().toString())
                .build()
                .toString();
    }

    /** Starts a task in the session that the tasks of a purpose share. */
    @POST
    @Path("purposes/{purpose}/tasks")
    public String purposeTask(
            @PathParam("purpose") String purpose, @QueryParam("key") String key, @QueryParam("do") List<String> steps) {
        tasks.submitIn(tasks.findReusableAnonymousSession(purpose), key, () -> work.run(key, steps))
                .whenComplete((result, e) -> notes.add(key, outcome(e)));
        return seen();
    }

    /** Hands work to the executor itself, beside the queue. */
    @POST
    @Path("executor")
    public String executor(
            @QueryParam("key") String key,
            @QueryParam("first") List<String> first,
            @QueryParam("do") List<String> steps,
            @QueryParam("wait") boolean wait) {
        work.run(key, first);
        var done = executor.supplyAsync(() -> work.run(key, steps))
                .whenComplete((result, e) -> notes.add(key, outcome(e)));
        if (wait) {
            done.join();
        }
        return seen();
    }

    private String seen() {
        return work.seen().toString();
    }
}
