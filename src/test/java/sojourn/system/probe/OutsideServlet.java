package sojourn.system.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import sojourn.task.BackgroundTasks;
import sojourn.task.TaskExecutor;

/** A servlet that is not below /api, so that its requests have no scope: what it sees on the threads of the background. */
@WebServlet(urlPatterns = "/outside")
public class OutsideServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Resource(lookup = TaskExecutor.NAME)
    private transient ManagedExecutorService executor;

    @Inject
    private transient Work work;

    @Inject
    private transient Notes notes;

    @Inject
    private transient BackgroundTasks tasks;

    /** Looks at the threads, many times. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<CompletableFuture<String>> seen = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            seen.add(executor.supplyAsync(() -> work.seen().toString()));
        }
        JsonArrayBuilder items = Json.createArrayBuilder();
        items.add(work.seen().toString());
        seen.forEach(one -> items.add(one.join()));
        response.setContentType("application/json");
        response.getWriter()
                .print(Json.createObjectBuilder().add("items", items).build());
    }

    /** Starts a task that nobody's request starts. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getParameter("key");
        List<String> todo = List.of(request.getParameterValues("do"));
        tasks.submit(key, () -> work.run(key, todo))
                .whenComplete((result, e) -> notes.add(key, e == null ? "over" : "over: " + e));
        response.setContentType("application/json");
        response.getWriter().print(work.seen());
    }
}
