package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import sojourn.identity.Caller;

/** Keeps everything below /admin for administrators, whatever a resource there says, and whether or not there is one. */
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public class AdminGate implements ContainerRequestFilter {

    private static final String ADMIN_PATH = "admin";

    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        boolean below = path.stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .findFirst()
                .filter(ADMIN_PATH::equals)
                .isPresent();
        if (below && !request.getSecurityContext().isUserInRole(Caller.ADMIN)) {
            throw Callers.refusal(request.getSecurityContext());
        }
    }
}
