package sojourn.rest;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import sojourn.identity.Caller;
import sojourn.session.Owner;

/** The caller of the request that is being answered. */
final class Callers {

    private Callers() {}

    static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new NotAuthorizedException("Bearer");
    }

    /** Whose sessions the caller's are. */
    static Owner owner(Caller caller) {
        return switch (caller.kind()) {
            case USER -> new Owner.User(caller.id());
            case SERVICE -> new Owner.Service(caller.id());
        };
    }
}
