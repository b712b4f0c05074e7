package sojourn.deployment;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import sojourn.problem.ServletProblems;
import sojourn.problem.Stopping;

/** Refuses requests while the server stops, and tells so those of whom nothing has become. */
public class StoppingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(StoppingFilter.class.getName());

    private final transient Stopping stopping;

    @Inject
    public StoppingFilter(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (stopping.hasBegun()) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!stopping.hasBegun()) {
                throw e;
            }
            LOG.log(Level.WARNING, "A request failed while the server stops: {0}", e.toString());
        }
        if (stopping.hasBegun() && !request.isAsyncStarted() && !response.isCommitted() && isNothing(response)) {
            response.reset();
            refuse(request, response);
        }
    }

    /** Whether an answer is a failure, or what the server says where there is nothing left that answers. */
    private static boolean isNothing(HttpServletResponse response) {
        return response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                || (response.getStatus() == HttpServletResponse.SC_OK && response.getContentType() == null);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The client is not to send its next request here.
        response.setHeader("Connection", "close");
        ServletProblems.send(request, response, Stopping.PROBLEM);
    }
}
