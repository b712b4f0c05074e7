package sojourn.login;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.openid.OpenIdProvider;

/** Forgets who has logged in. */
@WebServlet(LogoutServlet.PATH)
public class LogoutServlet extends HttpServlet {

    static final String PATH = "/console/logout";

    private static final long serialVersionUID = 1L;

    private final transient OpenIdProvider provider;
    private final transient AuditTrail trail;

    @Inject
    public LogoutServlet(OpenIdProvider provider, AuditTrail trail) {
        this.provider = provider;
        this.trail = trail;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<URI> further = SignedOn.of(request)
                .flatMap(signedOn -> provider.end(signedOn.idToken(), SignOnServlet.base(request), LoginServlet.PATH));
        ConsoleUser.of(request).ifPresent(user -> {
            ConsoleUser.forget(request);
            trail.note(user.actor(), AuditAction.CONSOLE_LOGOUT, user.subjectOfAudit(), JsonValue.EMPTY_JSON_OBJECT);
        });
        if (further.isPresent()) {
            SignOffPage.show(request, response, further.get());
        } else {
            response.sendRedirect(request.getContextPath() + LoginServlet.PATH);
        }
    }
}
