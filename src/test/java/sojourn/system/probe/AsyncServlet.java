package sojourn.system.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import sojourn.task.TaskExecutor;

/** A servlet beside JAX-RS, below /api, that answers on another thread. */
@WebServlet(urlPatterns = "/api/probe-servlet", asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Resource(lookup = TaskExecutor.NAME)
    private transient ManagedExecutorService executor;

    @Inject
    private transient Work work;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String key = request.getParameter("key");
        List<String> steps = List.of(request.getParameterValues("do"));
        AsyncContext context = "wrapped".equals(request.getParameter("how"))
                ? request.startAsync(request, response)
                : request.startAsync();
        executor.execute(() -> {
            try {
                work.run(key, steps);
                context.getResponse().getWriter().print(work.seen());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                context.complete();
            }
        });
    }
}
