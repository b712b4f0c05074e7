package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import sojourn.binding.EndProblems;
import sojourn.binding.RequestScope;
import sojourn.binding.Scopes;
import sojourn.binding.WorkScope;

/**
 * Ends the transient session of a request behind an answer that is written by code of its own, and before the last of it is
 * sent: a short one is then replaced by the problem of a failing end. Of a longer one the filter breaks off the connection.
 */
@Provider
@Priority(StreamedEnds.FIRST)
public class StreamedEnds implements WriterInterceptor {

    /** Around all other interceptors. */
    static final int FIRST = 0;

    private static final Logger LOG = System.getLogger(StreamedEnds.class.getName());

    private final Scopes scopes;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Inject
    public StreamedEnds(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        boolean streamed = answer.getEntity() instanceof StreamingOutput;
        try {
            answer.proceed();
        } catch (IOException | RuntimeException | Error e) {
            // Behind the first byte nothing else tells the client: the server sends the last chunk whatever is thrown.
            answer.setProperty(RequestScope.BROKEN_OFF, true);
            throw e;
        }
        Optional<WorkScope> scope = RequestScope.of(answer.getProperty(RequestScope.ATTRIBUTE));
        if (streamed && scope.isPresent()) {
            end(scope.get());
        }
    }

    private void end(WorkScope scope) {
        try {
            scopes.finish(scope);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Request " + scope.logName() + ": its session could not be ended, which is tried again",
                    e);
            throw new WebApplicationException(ProblemAnswers.answer(EndProblems.of(e), uri, headers));
        }
    }
}
