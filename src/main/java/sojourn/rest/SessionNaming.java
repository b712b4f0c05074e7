package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import sojourn.binding.RequestScope;
import sojourn.binding.SessionIdClue;
import sojourn.binding.WorkScope;
import sojourn.identity.AnonymousSecret;
import sojourn.session.SessionId;

/** Names the session of a request in its answer, and tells its secret to whoever has it from now on and is nobody. */
@Provider
@Priority(SessionNaming.BEHIND_THE_END)
public class SessionNaming implements ContainerResponseFilter {

    /** An answer that says that the session could not be ended names it as well. */
    static final int BEHIND_THE_END = TransientEnds.LAST - 1;

    private static final int LEAST_FAILURE = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<WorkScope> scope = RequestScope.of(request.getProperty(RequestScope.ATTRIBUTE));
        if (response.getHeaders().containsKey(AnonymousSecret.HEADER)) {
            // The secret is that of a session that the request has opened, and not of the one that it is bound to.
            return;
        }
        Optional<SessionId> bound = scope.flatMap(WorkScope::session);
        bound.or(() -> answered(request, response))
                .ifPresent(session -> response.getHeaders().putSingle(SessionIdClue.HEADER, session.toString()));
        if (bound.isPresent()) {
            // Whoever came without a secret can have used no session but one that was stored for it just now.
            AnonymousSecret.ofRequest(request::getProperty)
                    .ifPresent(secret -> response.getHeaders().putSingle(AnonymousSecret.HEADER, secret.reveal()));
        }
    }

    /** The session that the path names, or the draft that is answered, where it has been looked at. */
    private static Optional<SessionId> answered(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= LEAST_FAILURE) {
            return Optional.empty();
        }
        if (response.getEntity() instanceof OrderResponse order) {
            return order.isDraft() ? SessionId.parse(order.sessionId()) : Optional.empty();
        }
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        return path.size() > 1 && path.get(0).getPath().equals("sessions")
                ? SessionId.parse(path.get(1).getPath())
                : Optional.empty();
    }
}
