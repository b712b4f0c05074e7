package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import sojourn.problem.ServletProblems;
import sojourn.ratelimit.RateLimits;

/**
 * Lets a request to the API pass if its caller has not sent too many, or answers 429.
 *
 * <p>It runs behind {@link CallerFilter}, as web.xml says: users and services are counted by who they are, whatever their
 * roles, and all others by the address that they call from.
 */
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient RateLimits limits;

    @Inject
    public RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("A request came here without a caller: the filters are in a wrong order");
        }
        Optional<Duration> wait = caller.kind() == Caller.Kind.ANONYMOUS
                ? limits.countStranger(FailedCallers.address(request))
                : limits.countOwner(caller.qualifiedId());
        if (wait.isPresent()) {
            ServletProblems.send(request, response, TooManyRequests.problem(wait.get()));
            return;
        }
        chain.doFilter(request, response);
    }
}
