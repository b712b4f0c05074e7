package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.binding.EndProblems;
import sojourn.binding.RequestScope;
import sojourn.binding.Scopes;
import sojourn.binding.WorkScope;

/**
 * Ends the transient session of a request before its answer's first byte, so that a failing end turns a success into a
 * problem. The failure of the request itself stays what its client is told.
 *
 * <p>An answer that is still to be written by code of its own may store more: its session ends behind it.
 */
@Provider
@Priority(TransientEnds.LAST)
public class TransientEnds implements ContainerResponseFilter {

    /** Filters of answers run from the greatest number to the smallest. */
    static final int LAST = 0;

    private static final Logger LOG = System.getLogger(TransientEnds.class.getName());
    private static final int LEAST_FAILURE = 400;

    private final Scopes scopes;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Inject
    public TransientEnds(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<WorkScope> scope = RequestScope.of(request.getProperty(RequestScope.ATTRIBUTE));
        if (scope.isEmpty() || isWrittenLater(response)) {
            return;
        }
        try {
            scopes.finish(scope.get());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Request " + scope.get().logName() + ": its session could not be ended, which is tried again",
                    e);
            if (response.getStatus() < LEAST_FAILURE) {
                replace(response, ProblemAnswers.answer(EndProblems.of(e), uri, headers));
            }
        }
    }

    private static boolean isWrittenLater(ContainerResponseContext response) {
        @Nullable MediaType type = response.getMediaType();
        return response.getEntity() instanceof StreamingOutput
                || (type != null && MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(type));
    }

    private static void replace(ContainerResponseContext response, Response by) {
        response.getHeaders().clear();
        response.setStatus(by.getStatus());
        response.getHeaders().putAll(by.getHeaders());
        response.setEntity(by.getEntity(), new Annotation[0], by.getMediaType());
    }
}
