package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseTrouble;
import sojourn.exchange.RequestId;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;
import sojourn.problem.ServletProblems;

/**
 * Lets a request to the API pass as its caller's, or answers 401.
 *
 * <p>The tokens are MicroProfile JWT's, but it is this filter that verifies them: the server's own mechanism costs five
 * times as much as the rest of a request.
 */
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(CallerFilter.class.getName());
    private static final String SCHEME = "Bearer ";

    private static final String KEY_HEADER = "X-Api-Key";

    private static final Problem NO_CREDENTIAL = unauthenticated(
            "This request needs a token or a key: send it as \"Authorization: Bearer …\", or as \"X-Api-Key: …\".");
    private static final Problem BAD_TOKEN = unauthenticated(
            "The token is not valid here: it is malformed, expired, or not from the configured issuer.");
    private static final Problem BAD_COOKIE = unauthenticated(
            "The token in the cookie is not valid here: it is malformed, expired, not from the configured"
                    + " issuer, or was sent twice.");
    private static final Problem BAD_KEY =
            unauthenticated("The key is not valid here: it is malformed, unknown, expired or revoked.");
    private static final Problem BAD_SECRET =
            unauthenticated("The secret in " + AnonymousSecret.HEADER + " is not one that a session has.");
    private static final Problem TWO_CREDENTIALS = Problem.of(
                    "malformed-request",
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Malformed request",
                    "Two credentials were sent: send one token, or one key, or one session's secret.")
            .withErrors(List.of(new FieldError(KEY_HEADER, "must be the only credential")));

    private static final Problem CROSS_SITE = Problem.of(
            "cross-site-request",
            HttpServletResponse.SC_FORBIDDEN,
            "Cross-site request",
            "A write whose token is in a cookie must come from a page of this server: let the browser send"
                    + " \"Sec-Fetch-Site: same-origin\" or this server's Origin, or send the token as"
                    + " \"Authorization: Bearer …\".");

    private static final Problem KEYS_UNAVAILABLE = Problem.of(
                    "keys-unavailable",
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Keys unavailable",
                    "The keys that verify tokens cannot be fetched; try again in a few seconds.")
            .retryAfter(5);

    private final transient Tokens tokens;
    private final transient TokenCookie cookie;
    private final transient ApiKeyCallers keys;
    private final transient AnonymitySettings anonymity;
    private final transient FailedCallers failures;

    @Inject
    public CallerFilter(
            Tokens tokens,
            TokenCookie cookie,
            ApiKeyCallers keys,
            AnonymitySettings anonymity,
            FailedCallers failures) {
        this.tokens = tokens;
        this.cookie = cookie;
        this.keys = keys;
        this.anonymity = anonymity;
        this.failures = failures;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        List<String> sentKeys = Collections.list(request.getHeaders(KEY_HEADER));
        List<String> secrets = Collections.list(request.getHeaders(AnonymousSecret.HEADER));
        int own = authorizations.size() + sentKeys.size();
        boolean adopts = secrets.size() == 1 && AdoptionRequest.isOne(request);
        if (own + (adopts ? 0 : secrets.size()) > 1) {
            ServletProblems.send(request, response, TWO_CREDENTIALS);
            return;
        }
        @Nullable String authorization = authorizations.isEmpty() ? null : authorizations.get(0);
        boolean explicit = own > 0 || (!secrets.isEmpty() && !adopts);
        // What a caller says itself counts more than what its browser adds.
        Optional<String> ambient = explicit ? Optional.empty() : cookie.of(request);
        Optional<Problem> refusal = explicit || ambient.isPresent() ? failures.refusal(request) : Optional.empty();
        if (refusal.isPresent()) {
            ServletProblems.send(request, response, refusal.get());
            return;
        }
        if (authorization == null && sentKeys.isEmpty() && ambient.isEmpty()) {
            passAnonymous(request, response, chain, secrets);
            return;
        }
        Optional<Caller> caller;
        try {
            caller = ambient.isPresent()
                    ? tokens.verify(ambient.get())
                    : authorization == null ? keys.verify(sentKeys.get(0)) : bearer(authorization);
        } catch (KeysUnavailable e) {
            LOG.log(Level.WARNING, "Request {0}: {1}", id(request), e.getMessage());
            ServletProblems.send(request, response, KEYS_UNAVAILABLE);
            return;
        } catch (RuntimeException e) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(e);
            if (trouble.isEmpty()) {
                throw e;
            }
            LOG.log(
                    Level.WARNING,
                    "Request {0}: its key could not be checked, the database is {1}: {2}",
                    id(request),
                    trouble.get(),
                    e.toString());
            ServletProblems.send(request, response, DatabaseProblems.of(trouble.get()));
            return;
        }
        if (caller.isEmpty()) {
            failures.count(request);
            ServletProblems.send(
                    request, response, ambient.isPresent() ? BAD_COOKIE : authorization == null ? BAD_KEY : BAD_TOKEN);
            return;
        }
        if (ambient.isPresent() && !OwnPage.isTrusted(request)) {
            ServletProblems.send(request, response, CROSS_SITE);
            return;
        }
        String scheme = ambient.isPresent() ? "COOKIE" : authorization == null ? "API-KEY" : "BEARER";
        CallerRequest named = new CallerRequest(request, caller.get(), scheme);
        if (adopts) {
            passAdopting(named, response, chain, secrets.get(0));
        } else {
            chain.doFilter(named, response);
        }
    }

    /** Lets a request pass whose caller is known, and which has the secret of a session to adopt beside that. */
    private void passAdopting(CallerRequest request, HttpServletResponse response, FilterChain chain, String sentSecret)
            throws IOException, ServletException {
        Optional<AnonymousSecret> secret = AnonymousSecret.parse(sentSecret.strip());
        if (secret.isEmpty()) {
            failures.count(request);
            ServletProblems.send(request, response, BAD_SECRET);
        } else {
            chain.doFilter(new AdoptionRequest(request, secret.get()), response);
        }
    }

    /** Lets a request pass that comes with a session's secret, or with nothing, if that is allowed. */
    private void passAnonymous(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, List<String> secrets)
            throws IOException, ServletException {
        if (!anonymity.isEnabled()) {
            ServletProblems.send(request, response, NO_CREDENTIAL);
            return;
        }
        Optional<AnonymousSecret> secret = secrets.isEmpty()
                ? Optional.of(AnonymousSecret.fresh())
                : AnonymousSecret.parse(secrets.get(0).strip());
        if (secret.isEmpty()) {
            failures.count(request);
            ServletProblems.send(request, response, BAD_SECRET);
            return;
        }
        CallerRequest named = new CallerRequest(request, Caller.anonymous(secret.get()), "SESSION-TOKEN");
        if (secrets.isEmpty()) {
            named.setAttribute(AnonymousSecret.FRESH, secret.get());
        }
        chain.doFilter(named, response);
    }

    private Optional<Caller> bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.verify(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static String id(HttpServletRequest request) {
        return RequestId.of(request::getAttribute).orElse("without an id");
    }

    private static Problem unauthenticated(String sentence) {
        return Problem.of("unauthenticated", HttpServletResponse.SC_UNAUTHORIZED, "Not authenticated", sentence);
    }
}
