package sojourn.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request to the console whose user is known: principal and role are the account's. */
final class ConsoleRequest extends HttpServletRequestWrapper {

    private final ConsoleUser user;

    ConsoleRequest(HttpServletRequest request, ConsoleUser user) {
        super(request);
        this.user = user;
    }

    @Override
    public Principal getUserPrincipal() {
        return user;
    }

    @Override
    public String getRemoteUser() {
        return user.name();
    }

    @Override
    public String getAuthType() {
        return FORM_AUTH;
    }

    @Override
    public boolean isUserInRole(String role) {
        return user.isIn(role);
    }
}
