package sojourn.binding;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request that tells when it is over: where it is answered asynchronously that is not when its thread returns.
 *
 * <p>Whether it was made asynchronous is written by the thread that the container gave it. The end of an
 * asynchronous one is told when its answer is completed, before the container sees that; when the
 * client is found to have gone; or else by the container, after a timeout or an error.
 */
final class ScopedRequest extends HttpServletRequestWrapper {

    private final Over over;
    private volatile @Nullable AsyncContext asynchronous;

    ScopedRequest(HttpServletRequest request, Over over) {
        super(request);
        this.over = over;
    }

    boolean isAsynchronous() {
        return asynchronous != null;
    }

    @Override
    public AsyncContext startAsync() {
        return told(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return told(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        @Nullable AsyncContext started = asynchronous;
        return started == null ? super.getAsyncContext() : started;
    }

    /** The answer cannot be sent any more. A request that is not asynchronous is over when its thread returns, all the same. */
    void clientGone() {
        if (isAsynchronous()) {
            over.gone();
        }
    }

    private AsyncContext told(AsyncContext context) {
        context.addListener(new End());
        AsyncContext told = new ToldCompletion(context, this::answered);
        asynchronous = told;
        return told;
    }

    private void answered(ServletResponse response) throws IOException {
        if (response instanceof HttpServletResponse answer) {
            over.answered((HttpServletRequest) getRequest(), answer);
        } else {
            over.gone();
        }
    }

    /** What becomes of a request in the end. It may be told more than once. */
    interface Over {

        /** The answer is written, and perhaps not all of it sent. */
        void answered(HttpServletRequest request, HttpServletResponse response) throws IOException;

        /** There is nobody any more who could be told something. */
        void gone();
    }

    private final class End implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            over.gone();
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
