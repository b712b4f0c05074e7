package sojourn.trace;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Makes a span of each call of a service that is a unit of work: what is transactional. It has the commit in it. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ServiceSpans {

    private final Spans spans;

    @Inject
    public ServiceSpans(Spans spans) {
        this.spans = spans;
    }

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        if (!Spans.isTracing()) {
            return call.proceed();
        }
        OpenSpan span = spans.within(
                call.getMethod().getDeclaringClass().getSimpleName() + "."
                        + call.getMethod().getName(),
                SpanKind.INTERNAL);
        try (OpenSpan.Entered entered = span.enter()) {
            return call.proceed();
        } catch (Exception | Error e) {
            span.failed(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
