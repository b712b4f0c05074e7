package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.problem.Problem;
import sojourn.problem.ProblemJson;
import sojourn.problem.TraceId;

/**
 * Lets a request to the API pass as its caller's, or answers 401.
 *
 * <p>The tokens are MicroProfile JWT's, but it is this filter that verifies them: the server's own mechanism costs five
 * times as much as the rest of a request.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(CallerFilter.class.getName());
    private static final String SCHEME = "Bearer ";

    private static final Problem KEYS_UNAVAILABLE = Problem.of(
                    "keys-unavailable",
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Keys unavailable",
                    "The keys that verify tokens cannot be fetched; try again in a few seconds.")
            .retryAfter(5);

    private final transient Tokens tokens;

    @Inject
    public CallerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            refuse(
                    request,
                    response,
                    unauthenticated("This request needs a token: send it as \"Authorization: Bearer …\"."));
            return;
        }
        Optional<Caller> caller;
        try {
            caller = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? tokens.verify(authorization.substring(SCHEME.length()).strip())
                    : Optional.empty();
        } catch (KeysUnavailable e) {
            LOG.log(Level.WARNING, e.getMessage());
            refuse(request, response, KEYS_UNAVAILABLE);
            return;
        }
        if (caller.isEmpty()) {
            refuse(
                    request,
                    response,
                    unauthenticated(
                            "The token is not valid here: it is malformed, expired, or not from the configured issuer."));
            return;
        }
        chain.doFilter(new CallerRequest(request, caller.get()), response);
    }

    private static Problem unauthenticated(String sentence) {
        return Problem.of("unauthenticated", HttpServletResponse.SC_UNAUTHORIZED, "Not authenticated", sentence);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        byte[] body =
                ProblemJson.write(problem, request.getRequestURI(), TraceId.of(request.getHeader(TraceId.HEADER)));
        response.setStatus(problem.status());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfterSeconds() > 0) {
            response.setIntHeader("Retry-After", problem.retryAfterSeconds());
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
