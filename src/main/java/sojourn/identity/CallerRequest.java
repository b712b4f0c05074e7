package sojourn.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request whose caller is known: principal and roles are the caller's, for servlets and JAX-RS alike. */
final class CallerRequest extends HttpServletRequestWrapper {

    private final Caller caller;
    private final String scheme;

    CallerRequest(HttpServletRequest request, Caller caller, String scheme) {
        super(request);
        this.caller = caller;
        this.scheme = scheme;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.id();
    }

    @Override
    public String getAuthType() {
        return scheme;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.isIn(role);
    }
}
