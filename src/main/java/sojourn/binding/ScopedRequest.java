package sojourn.binding;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that tells when it is over: where it is answered asynchronously that is not when its thread returns.
 *
 * <p>Whether it was made asynchronous is written and read by the thread that the container gave it; the end of an
 * asynchronous one is told by the container, whichever way it came: an answer, a timeout, an error, a client that is gone.
 */
final class ScopedRequest extends HttpServletRequestWrapper {

    private final Runnable over;
    private boolean asynchronous;

    ScopedRequest(HttpServletRequest request, Runnable over) {
        super(request);
        this.over = over;
    }

    boolean isAsynchronous() {
        return asynchronous;
    }

    @Override
    public AsyncContext startAsync() {
        return listened(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return listened(super.startAsync(request, response));
    }

    private AsyncContext listened(AsyncContext context) {
        context.addListener(new Over());
        asynchronous = true;
        return context;
    }

    private final class Over implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            over.run();
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
