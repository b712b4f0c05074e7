package sojourn.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans by the server's OpenTelemetry, if {@code otel.sdk.disabled} is {@code false}, as MicroProfile Telemetry has it.
 * Otherwise that is not even asked for, and nothing is made. Safe for any number of threads.
 */
@ApplicationScoped
public class Spans {

    private static final String DISABLED = "otel.sdk.disabled";

    private final boolean on;

    /** Asked for only when there are spans to be made: with the first question the server traces every request. */
    private final Provider<Tracer> tracer;

    @Inject
    Spans(Config config, Provider<Tracer> tracer) {
        this.on = !config.getOptionalValue(DISABLED, Boolean.class).orElse(true);
        this.tracer = tracer;
    }

    /**
     * Begins the span of a request, which is open until it is ended, on whichever threads the request is served meanwhile.
     *
     * @param method the HTTP method
     * @param traceparent what the sender says, in the form of W3C Trace Context; null if nothing
     * @param requestId what the request is called
     */
    public OpenSpan request(String method, @Nullable String traceparent, String requestId) {
        if (!on) {
            return OpenSpan.NONE;
        }
        Context sent = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, new SentParent());
        Span span = tracer.get()
                .spanBuilder(method)
                .setParent(sent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .setAttribute("sojourn.request.id", requestId)
                .startSpan();
        return new OpenSpan(span);
    }

    /** Begins the span of a task behind the work that has started it. */
    public OpenSpan task(String name, Origin origin) {
        return on
                ? new OpenSpan(tracer.get()
                        .spanBuilder(name)
                        .setParent(origin.context)
                        .setSpanKind(SpanKind.INTERNAL)
                        .startSpan())
                : OpenSpan.NONE;
    }

    /** Begins a span within the one that the calling thread works in; where it works in none, none is begun. */
    OpenSpan within(String name, SpanKind kind) {
        return isTracing()
                ? new OpenSpan(tracer.get().spanBuilder(name).setSpanKind(kind).startSpan())
                : OpenSpan.NONE;
    }

    /** Whether the calling thread works in a span that somebody wants to see. Costs next to nothing. */
    static boolean isTracing() {
        return Span.current().isRecording();
    }

    /** The place that the calling thread works in, for work that it starts. */
    public Origin here() {
        return new Origin(Context.current());
    }

    /** Where work was started. */
    public static final class Origin {

        private final Context context;

        private Origin(Context context) {
            this.context = context;
        }
    }

    /** Reads the one header that there is. */
    private static final class SentParent implements TextMapGetter<@Nullable String> {

        @Override
        public Iterable<String> keys(@Nullable String traceparent) {
            return List.of(TraceId.HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String header) {
            return header.equals(TraceId.HEADER) ? traceparent : null;
        }
    }
}
