package sojourn.login;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sojourn.account.AccountVersion;
import sojourn.account.Accounts;
import sojourn.binding.ScopeRunner;
import sojourn.binding.Scopes;
import sojourn.binding.WorkScope;
import sojourn.exchange.RequestId;
import sojourn.identity.OwnPage;
import sojourn.problem.Problem;
import sojourn.problem.ServletProblems;

/**
 * Lets those in to the console who have logged in, as themselves, and nobody else: whatever is not named here is closed.
 *
 * <p>Whoever has an account is looked up at each request: once it is deleted, or has another role or password, they have to
 * log in again.
 *
 * <p>What fails behind it is answered by a page that says so, and tries again by itself where that helps.
 */
public class ConsoleGate extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(ConsoleGate.class.getName());

    static final String HOME = "/console/overview.xhtml";

    private static final String CONSOLE = "/console";

    /** Style sheets and scripts, which are the same for everybody. */
    private static final String RESOURCES = "/jakarta.faces.resource/";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    /** Where people log in, who have not yet. */
    private static final Set<String> OPEN = Set.of(LoginServlet.PATH, SignOnServlet.PATH, SignOnAnswerServlet.PATH);

    /** What makes Faces take a request for a form that is sent back, by whichever method it comes. */
    private static final String FORM_STATE = "jakarta.faces.ViewState";

    private static final Problem CROSS_SITE = Problem.of(
            "cross-site-request",
            HttpServletResponse.SC_FORBIDDEN,
            "Cross-site request",
            "What changes something must come from a page of this server.");

    private static final Problem WRONG_METHOD = Problem.of(
            "method-not-allowed",
            HttpServletResponse.SC_METHOD_NOT_ALLOWED,
            "Method not allowed",
            "The console is read by GET and changes by POST.");

    private final transient Scopes scopes;
    private final transient ScopeRunner runner;
    private final transient Accounts accounts;

    @Inject
    public ConsoleGate(Scopes scopes, ScopeRunner runner, Accounts accounts) {
        this.scopes = scopes;
        this.runner = runner;
        this.accounts = accounts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        if (path.startsWith(RESOURCES)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        boolean isPost = request.getMethod().equals("POST");
        if (!METHODS.contains(request.getMethod()) || (!isPost && sendsForm(request))) {
            response.setHeader("Allow", "GET, HEAD, POST");
            ServletProblems.send(request, response, WRONG_METHOD);
        } else if (!OwnPage.isTrusted(request)) {
            ServletProblems.send(request, response, CROSS_SITE);
        } else if (path.equals(CONSOLE) || path.equals(CONSOLE + "/")) {
            response.sendRedirect(request.getContextPath() + HOME);
        } else if (OPEN.contains(path)) {
            serve(request, response, () -> chain.doFilter(request, response));
        } else {
            Optional<ConsoleUser> user = ConsoleUser.of(request).filter(ConsoleUser::mayRead);
            if (user.isPresent()) {
                serve(request, response, () -> serveUser(user.get(), request, response, chain, path));
            } else {
                askToLogIn(request, response, path);
            }
        }
    }

    private void serveUser(
            ConsoleUser user, HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
            throws IOException, ServletException {
        // Logging out harms nobody, and is not to wait for the database.
        if (path.equals(LogoutServlet.PATH) || isStill(user)) {
            chain.doFilter(new ConsoleRequest(request, user), response);
        } else {
            ConsoleUser.forget(request);
            askToLogIn(request, response, path);
        }
    }

    /** Whether somebody's account is what it was when they logged in. What does not come from an account holds by itself. */
    private boolean isStill(ConsoleUser user) {
        @Nullable AccountVersion account = user.account();
        return account == null || accounts.isCurrent(account);
    }

    /** Serves a request in a scope, which tells the audit trail where it comes from. */
    private void serve(HttpServletRequest request, HttpServletResponse response, Service service)
            throws IOException, ServletException {
        WorkScope scope =
                scopes.openUnbound(Optional.ofNullable(request.getRemoteAddr()), RequestId.of(request::getAttribute));
        try {
            runner.call(scope, () -> {
                service.run();
                return true;
            });
        } catch (IOException e) {
            // The browser has gone.
            throw e;
        } catch (Exception e) {
            ConsoleTrouble.tell(request, response, e);
        } finally {
            scopes.leave(scope);
        }
    }

    private static void askToLogIn(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        if (ConsoleTrouble.isPartial(request)) {
            // The page's script reloads it, which comes here once more.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        LOG.log(Level.DEBUG, "Nobody has logged in who asks for {0}", path);
        boolean isRead = !request.getMethod().equals("POST") && !path.equals(LogoutServlet.PATH);
        @Nullable String query = request.getQueryString();
        String then = path + (query == null ? "" : "?" + query);
        response.sendRedirect(request.getContextPath()
                + LoginServlet.PATH
                + (isRead ? "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8) : ""));
    }

    /** Looks at the address alone: whoever reads the parameters fixes in which letters they are written. */
    private static boolean sendsForm(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        try {
            return query != null
                    && URLDecoder.decode(query, StandardCharsets.UTF_8).contains(FORM_STATE);
        } catch (IllegalArgumentException e) {
            // What cannot be read is not let through.
            return true;
        }
    }

    private static String path(HttpServletRequest request) {
        @Nullable String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    /** What is done for a request. */
    private interface Service {

        void run() throws IOException, ServletException;
    }
}
