package sojourn.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import sojourn.binding.CallerOwner;
import sojourn.binding.WorkScope;
import sojourn.identity.Caller;
import sojourn.session.Owner;

/** The caller of the request that is being answered. */
final class Callers {

    private Callers() {}

    /**
     * By the scope that the thread works in, for resources: a SecurityContext that a method asks JAX-RS for costs a read more
     * than its session does.
     */
    static Caller current() {
        return WorkScope.ofThread().flatMap(WorkScope::caller).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new NotAuthorizedException("Bearer");
    }

    /** What a caller is told who has no role that is needed: whoever has said who it is, cannot do more. */
    static ClientErrorException refusal(SecurityContext security) {
        return security.isUserInRole(Caller.NOBODY) ? new NotAuthorizedException("Bearer") : new ForbiddenException();
    }

    /** Whose sessions the caller's are. */
    static Owner owner(Caller caller) {
        return CallerOwner.of(caller);
    }
}
