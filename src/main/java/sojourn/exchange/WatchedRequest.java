package sojourn.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** A request that tells once when it is over, and how it was answered; also if another thread answers it. */
class WatchedRequest extends HttpServletRequestWrapper {

    private final HttpServletResponse response;
    private final IntConsumer end;
    private final AtomicBoolean over = new AtomicBoolean();

    /** Whether it is over only when another thread says so, which may be before the first one returns. */
    private volatile boolean asynchronous;

    /**
     * A request to be watched.
     *
     * @param end told the status of the answer
     */
    WatchedRequest(HttpServletRequest request, HttpServletResponse response, IntConsumer end) {
        super(request);
        this.response = response;
        this.end = end;
    }

    /** Lets the request be served. */
    void serve(FilterChain chain) throws IOException, ServletException {
        boolean served = false;
        try {
            chain.doFilter(this, response);
            served = true;
        } finally {
            if (!served) {
                // The server makes its error page of it.
                over(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else if (!asynchronous) {
                over(response.getStatus());
            }
        }
    }

    private void over(int status) {
        if (over.compareAndSet(false, true)) {
            end.accept(status);
        }
    }

    @Override
    public AsyncContext startAsync() {
        return watched(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
        return watched(super.startAsync(request, answer));
    }

    private AsyncContext watched(AsyncContext context) {
        asynchronous = true;
        context.addListener(new End());
        return context;
    }

    private final class End implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            over(response.getStatus());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The completion follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // The completion follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // A request that starts anew has lost its listeners.
            event.getAsyncContext().addListener(this);
        }
    }
}
