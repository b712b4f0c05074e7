package sojourn.login;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.openid.OpenIdProvider;
import sojourn.openid.OpenIdSettings;
import sojourn.openid.SignOn;

/**
 * Takes what people bring back from the provider, and lets those in for whom it vouches and who have a role here.
 *
 * <p>There is nothing to guess, so attempts are not counted: who comes has a state that the browser was given, and a code
 * that the provider looks at. For the same reason the audit trail, which is kept for ever, has those alone whom the provider
 * knows; the rest is told to the log.
 */
@WebServlet(SignOnAnswerServlet.PATH)
public class SignOnAnswerServlet extends HttpServlet {

    static final String PATH = OpenIdSettings.ANSWER_PATH;

    private static final long serialVersionUID = 1L;

    private static final JsonObject BY_PROVIDER =
            Json.createObjectBuilder().add("by", "oidc").build();

    private final transient OpenIdProvider provider;
    private final transient AuditTrail trail;

    @Inject
    public SignOnAnswerServlet(OpenIdProvider provider, AuditTrail trail) {
        this.provider = provider;
        this.trail = trail;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!provider.isThere()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<String> state = only(request, "state");
        Optional<SignOnCookie> kept = SignOnCookie.of(request)
                .filter(cookie -> state.filter(cookie.begun()::hasState).isPresent());
        if (kept.isEmpty()) {
            SignOnServlet.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "This login was not begun in this browser, or is over. Begin it again.",
                    Optional.empty());
            return;
        }
        SignOnCookie.forget(request, response);
        SignOn signOn = signOn(request, kept.get());
        if (signOn instanceof SignOn.Person person) {
            receive(request, response, person, kept.get().page());
        } else if (signOn instanceof SignOn.Unavailable) {
            SignOnServlet.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    SignOnServlet.unavailable(provider),
                    kept.get().page());
        } else {
            SignOnServlet.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "You were not logged in by " + provider.name() + ".",
                    kept.get().page());
        }
    }

    private SignOn signOn(HttpServletRequest request, SignOnCookie kept) {
        Optional<String> code = only(request, "code");
        @Nullable String issuer = request.getParameter("iss");
        boolean isAnswered = request.getParameter("error") == null && (issuer == null || provider.isIssuer(issuer));
        return code.isPresent() && isAnswered
                ? provider.finish(kept.begun(), code.get(), SignOnServlet.base(request))
                : new SignOn.Refused();
    }

    private void receive(
            HttpServletRequest request, HttpServletResponse response, SignOn.Person person, Optional<String> page)
            throws ServletException, IOException {
        if (person.role().isEmpty()) {
            trail.note(LoginServlet.NOBODY, AuditAction.CONSOLE_LOGIN_FAILED, person.subject(), BY_PROVIDER);
            SignOnServlet.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Your account has no role for the console.",
                    page);
            return;
        }
        ConsoleUser user = ConsoleUser.ofProvider(person.name(), person.role().get(), person.subject());
        trail.note(user.actor(), AuditAction.CONSOLE_LOGIN, user.subjectOfAudit(), BY_PROVIDER);
        user.remember(request);
        new SignedOn(person.idToken()).remember(request);
        response.sendRedirect(request.getContextPath() + page.orElse(ConsoleGate.HOME));
    }

    /** A parameter that is there once. */
    private static Optional<String> only(HttpServletRequest request, String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values != null && values.length == 1 ? Optional.of(values[0]) : Optional.empty();
    }
}
