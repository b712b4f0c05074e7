package sojourn.login;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.account.Accounts;
import sojourn.account.Credentials;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditTrail;
import sojourn.identity.Caller;
import sojourn.ratelimit.LoginAttempts;
import sojourn.session.Actor;

/**
 * The form by which people log in to the console.
 *
 * <p>The page itself needs no session: there is none before somebody has logged in, and so none that another could know.
 */
@WebServlet(LoginServlet.PATH)
public class LoginServlet extends HttpServlet {

    static final String PATH = "/console/login";

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/console/login.xhtml";
    private static final int TOO_MANY_REQUESTS = 429;

    /** A page of the console; nothing that a browser could take for another server. */
    private static final Pattern OWN_PAGE = Pattern.compile("/console/[a-z-]+\\.xhtml(\\?[^\\\\\\p{Cntrl}]*)?");

    static final Actor NOBODY = new Actor("anonymous");

    private final transient IdentityStoreHandler stores;
    private final transient Accounts accounts;
    private final transient LoginAttempts attempts;
    private final transient AuditTrail trail;

    @Inject
    public LoginServlet(IdentityStoreHandler stores, Accounts accounts, LoginAttempts attempts, AuditTrail trail) {
        this.stores = stores;
        this.accounts = accounts;
        this.attempts = attempts;
        this.trail = trail;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (ConsoleUser.of(request).isPresent()) {
            response.sendRedirect(target(request));
        } else {
            show(request, response, Optional.empty());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        String name = given(request, "name").strip();
        String password = given(request, "password");
        if (!Credentials.isName(name) || !Credentials.isPassword(password)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show(request, response, Optional.of("Name and password are needed."));
            return;
        }
        String address = Optional.ofNullable(request.getRemoteAddr()).orElse("");
        Optional<Duration> wait = attempts.begin(address, name);
        if (wait.isPresent()) {
            response.setStatus(TOO_MANY_REQUESTS);
            response.setIntHeader("Retry-After", (int) seconds(wait.get()));
            show(request, response, Optional.of(tooMany(wait.get())));
            return;
        }
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(name, password));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            trail.note(
                    NOBODY,
                    AuditAction.CONSOLE_LOGIN_FAILED,
                    // What is no account's name may be a password that was typed into the wrong field.
                    accounts.isThere(name) ? name : null,
                    JsonValue.EMPTY_JSON_OBJECT);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show(request, response, Optional.of("Name or password is wrong."));
            return;
        }
        attempts.succeed(address, name);
        CallerPrincipal principal = result.getCallerPrincipal();
        ConsoleUser user = ConsoleUser.ofAccount(
                principal.getName(),
                result.getCallerGroups().contains(Caller.ADMIN) ? Caller.ADMIN : Caller.AUDITOR,
                principal instanceof AccountPrincipal known ? known.account() : null);
        trail.note(user.actor(), AuditAction.CONSOLE_LOGIN, user.name(), JsonValue.EMPTY_JSON_OBJECT);
        user.remember(request);
        response.sendRedirect(target(request));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Optional<String> complaint)
            throws ServletException, IOException {
        complaint.ifPresent(sentence -> request.setAttribute("complaint", sentence));
        request.setAttribute("noAccount", !accounts.isAny());
        request.setAttribute("then", then(request).orElse(""));
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    /** What somebody is told who has tried too many passwords. */
    static String tooMany(Duration wait) {
        long seconds = seconds(wait);
        return "Too many attempts: try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
    }

    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    static String target(HttpServletRequest request) {
        return request.getContextPath() + then(request).orElse(ConsoleGate.HOME);
    }

    /** The page that was asked for before. */
    static Optional<String> then(HttpServletRequest request) {
        return Optional.of(given(request, "then")).filter(LoginServlet::isOwnPage);
    }

    /** Whether somebody may be sent there who has logged in. */
    static boolean isOwnPage(String page) {
        return OWN_PAGE.matcher(page).matches();
    }

    private static String given(HttpServletRequest request, String parameter) {
        @Nullable String value = request.getParameter(parameter);
        return value == null ? "" : value;
    }
}
