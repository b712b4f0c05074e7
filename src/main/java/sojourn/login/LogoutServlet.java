package sojourn.login;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;

/** Forgets who has logged in. */
@WebServlet(LogoutServlet.PATH)
public class LogoutServlet extends HttpServlet {

    static final String PATH = "/console/logout";

    private static final long serialVersionUID = 1L;

    private final transient AuditTrail trail;

    @Inject
    public LogoutServlet(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ConsoleUser.of(request).ifPresent(user -> {
            request.getSession().invalidate();
            trail.note(user.actor(), AuditAction.CONSOLE_LOGOUT, user.name(), JsonValue.EMPTY_JSON_OBJECT);
        });
        response.sendRedirect(request.getContextPath() + LoginServlet.PATH);
    }
}
