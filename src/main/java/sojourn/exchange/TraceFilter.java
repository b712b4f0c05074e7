package sojourn.exchange;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.trace.OpenSpan;
import sojourn.trace.Spans;
import sojourn.trace.TraceId;

/**
 * Gives each request to the API its trace: its sender's, or else a fresh one. Whoever comes behind this filter finds it in
 * the header, also where none was sent, so that its problem, its log lines and its tasks have the same id.
 */
public class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Spans spans;

    @Inject
    public TraceFilter(Spans spans) {
        this.spans = spans;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable String sent = request.getHeader(TraceId.HEADER);
        String requestId = RequestId.of(request::getAttribute).orElse("");
        OpenSpan span = spans.request(request.getMethod(), sent, requestId);
        String parent = span.traceparent().orElseGet(() -> orFresh(sent));
        Optional<ExchangeIds> before = ExchangeIds.set(Optional.of(new ExchangeIds(requestId, TraceId.of(parent))));
        try (OpenSpan.Entered entered = span.enter()) {
            new TracedRequest(request, response, parent, span::answered).serve(chain);
        } finally {
            ExchangeIds.set(before);
        }
    }

    private static String orFresh(@Nullable String sent) {
        return sent != null && TraceId.sent(sent).isPresent() ? sent : TraceId.freshParent();
    }
}
