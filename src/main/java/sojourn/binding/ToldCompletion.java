package sojourn.binding;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * An asynchronous answer that tells of its completion before the container does it: then a failure can still be answered.
 * The container itself is silent about it where the client has gone.
 */
final class ToldCompletion implements AsyncContext {

    private static final Logger LOG = System.getLogger(ToldCompletion.class.getName());

    private final AsyncContext context;
    private final Listener listener;

    ToldCompletion(AsyncContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
    }

    @Override
    public void complete() {
        try {
            listener.answered(context.getResponse());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The client could not be told that its answer failed", e);
        } finally {
            context.complete();
        }
    }

    @Override
    public ServletRequest getRequest() {
        return context.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return context.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext target, String path) {
        context.dispatch(target, path);
    }

    @Override
    public void start(Runnable work) {
        context.start(work);
    }

    @Override
    public void addListener(AsyncListener added) {
        context.addListener(added);
    }

    @Override
    public void addListener(AsyncListener added, ServletRequest request, ServletResponse response) {
        context.addListener(added, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }

    /** Whoever is told. */
    @FunctionalInterface
    interface Listener {
        void answered(ServletResponse response) throws IOException;
    }
}
