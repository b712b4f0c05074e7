package sojourn.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;

/** A span that is not ended yet; {@link #NONE} where there is none. */
public final class OpenSpan {

    /** No span: whatever is told to it is nothing. */
    public static final OpenSpan NONE = new OpenSpan(Span.getInvalid());

    private static final int LEAST_SERVER_ERROR = 500;

    private final Span span;

    OpenSpan(Span span) {
        this.span = span;
    }

    /** What a request to others says for this span, in the form of W3C Trace Context; empty where there is none. */
    public Optional<String> traceparent() {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? Optional.of(TraceId.parent(
                        context.getTraceId(),
                        context.getSpanId(),
                        context.getTraceFlags().asHex()))
                : Optional.empty();
    }

    /** Lets the calling thread work in the span until what is answered is closed, by the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // Whoever enters closes it.
    public Entered enter() {
        if (this == NONE) {
            return () -> {};
        }
        Scope scope = span.makeCurrent();
        return scope::close;
    }

    void say(String attribute, String value) {
        span.setAttribute(attribute, value);
    }

    /** Ends the span of a request that was answered. */
    public void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= LEAST_SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The work has failed; the span is still to be ended. */
    public void failed(Throwable failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getName());
    }

    public void end() {
        span.end();
    }

    /** The calling thread's work in a span. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
