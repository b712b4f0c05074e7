package sojourn.console;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Hands what fails in a page to the gate, which answers it; but for what Faces alone understands. */
public class PageFailures extends ExceptionHandlerFactory {

    public PageFailures(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        private static final Logger LOG = System.getLogger(PageFailures.class.getName());
        private static final int FORBIDDEN = 403;
        private static final int CONFLICT = 409;

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            if (!events.hasNext()) {
                return;
            }
            ExceptionQueuedEventContext failure =
                    (ExceptionQueuedEventContext) events.next().getSource();
            FacesContext context = failure.getContext();
            Throwable thrown = failure.getException();
            forgetAll();
            try {
                if (thrown instanceof ViewExpiredException) {
                    answerExpired(context);
                } else if (isRefusal(thrown)) {
                    LOG.log(Level.WARNING, "The console refused: {0}", thrown.toString());
                    answer(context, FORBIDDEN);
                } else {
                    throw new FacesException(thrown);
                }
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }

        private void forgetAll() {
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                events.next();
                events.remove();
            }
        }

        /** A page that was open for long, or was open in too many windows, is shown anew. */
        private static void answerExpired(FacesContext context) throws IOException {
            ExternalContext external = context.getExternalContext();
            if (context.getPartialViewContext().isPartialRequest()) {
                answer(context, CONFLICT);
            } else {
                external.redirect(external.getRequestContextPath() + external.getRequestServletPath());
            }
        }

        private static void answer(FacesContext context, int status) {
            context.getExternalContext().setResponseStatus(status);
            context.responseComplete();
        }

        private static boolean isRefusal(Throwable thrown) {
            for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof NotAllowed) {
                    return true;
                }
            }
            return false;
        }
    }
}
