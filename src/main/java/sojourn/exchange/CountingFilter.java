package sojourn.exchange;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts the requests to the API: each once, when it is over. */
public class CountingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient RequestMetrics metrics;

    @Inject
    public CountingFilter(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init() {
        metrics.show();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        new WatchedRequest(request, response, status -> metrics.end(status, begun)).serve(chain);
    }
}
