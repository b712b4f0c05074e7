package sojourn.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import sojourn.binding.WorkScope;
import sojourn.identity.Caller;

/**
 * Keeps everything below /admin for administrators, and its reading for auditors, whatever a resource there says, and
 * whether or not there is one.
 *
 * <p>Who is refused is told to the log, and not to the audit trail: the trail is kept for ever, and anybody with a token
 * could fill it.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public class AdminGate implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(AdminGate.class.getName());
    private static final String ADMIN_PATH = "admin";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        boolean below = path.stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .findFirst()
                .filter(ADMIN_PATH::equals)
                .isPresent();
        if (below && !isAllowed(request)) {
            ClientErrorException refusal = Callers.refusal(request.getSecurityContext());
            if (refusal instanceof ForbiddenException) {
                log(request);
            }
            throw refusal;
        }
    }

    private static boolean isAllowed(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        return security.isUserInRole(Caller.ADMIN)
                || (security.isUserInRole(Caller.AUDITOR) && READS.contains(request.getMethod()));
    }

    private static void log(ContainerRequestContext request) {
        // An id may have characters that would begin a line of their own.
        String caller = Callers.of(request.getSecurityContext()).qualifiedId().replaceAll("\\p{Cntrl}", "?");
        LOG.log(
                Level.WARNING,
                "Request {0} from {1}: {2} has no role for {3} {4}",
                WorkScope.ofThread().map(WorkScope::traceId).orElse("without a scope"),
                WorkScope.ofThread().flatMap(WorkScope::address).orElse("an unknown address"),
                caller,
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath());
    }
}
