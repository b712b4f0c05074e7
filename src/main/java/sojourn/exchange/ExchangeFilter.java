package sojourn.exchange;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;

/**
 * Gives every request its id, and every answer that id and the {@link SecurityHeaders}.
 *
 * <p>It is the first of all filters, and runs once more for the error page: the server empties an answer before that.
 */
public class ExchangeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String TRACE = "TRACE";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request::getAttribute)
                .orElseGet(() -> RequestId.taken(Collections.list(request.getHeaders(RequestId.HEADER))));
        request.setAttribute(RequestId.ATTRIBUTE, id);
        Stamped stamped = new Stamped(request, response, id);
        stamped.stamp();
        if (request.getMethod().equals(TRACE) && request.getDispatcherType() == DispatcherType.REQUEST) {
            // It would be answered with all that was sent, secrets too.
            stamped.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        chain.doFilter(request, stamped);
    }

    /** An answer that keeps what this filter gave it, also when it is begun anew. */
    private static final class Stamped extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private final String id;

        Stamped(HttpServletRequest request, HttpServletResponse response, String id) {
            super(response);
            this.request = request;
            this.id = id;
        }

        private void stamp() {
            setHeader(RequestId.HEADER, id);
            if (request.getMethod().equals(TRACE)) {
                // The server takes a body that it has for the connection's next request.
                setHeader("Connection", "close");
            }
            SecurityHeaders.addTo(request, this);
        }

        /** A page that has a policy of its own has that one alone: two would both count. */
        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(SecurityHeaders.POLICY)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void reset() {
            super.reset();
            stamp();
        }
    }
}
