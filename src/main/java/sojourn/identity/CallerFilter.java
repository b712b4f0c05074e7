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

    private static final Problem KEYS_UNAVAILABLE = Problem.of(
                    "keys-unavailable",
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Keys unavailable",
                    "The keys that verify tokens cannot be fetched; try again in a few seconds.")
            .retryAfter(5);

    private final transient Tokens tokens;
    private final transient ApiKeyCallers keys;
    private final transient AnonymitySettings anonymity;

    @Inject
    public CallerFilter(Tokens tokens, ApiKeyCallers keys, AnonymitySettings anonymity) {
        this.tokens = tokens;
        this.keys = keys;
        this.anonymity = anonymity;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable String authorization = request.getHeader("Authorization");
        List<String> sentKeys = Collections.list(request.getHeaders(KEY_HEADER));
        List<String> secrets = Collections.list(request.getHeaders(AnonymousSecret.HEADER));
        if ((authorization == null ? 0 : 1) + sentKeys.size() + secrets.size() > 1) {
            ServletProblems.send(request, response, TWO_CREDENTIALS);
            return;
        }
        if (authorization == null && sentKeys.isEmpty()) {
            passAnonymous(request, response, chain, secrets);
            return;
        }
        Optional<Caller> caller;
        try {
            caller = authorization == null ? keys.verify(sentKeys.get(0)) : bearer(authorization);
        } catch (KeysUnavailable e) {
            LOG.log(Level.WARNING, e.getMessage());
            ServletProblems.send(request, response, KEYS_UNAVAILABLE);
            return;
        } catch (RuntimeException e) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(e);
            if (trouble.isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "A key could not be checked, the database is {0}: {1}", trouble.get(), e.toString());
            ServletProblems.send(request, response, DatabaseProblems.of(trouble.get()));
            return;
        }
        if (caller.isEmpty()) {
            ServletProblems.send(request, response, authorization == null ? BAD_KEY : BAD_TOKEN);
            return;
        }
        chain.doFilter(
                new CallerRequest(request, caller.get(), authorization == null ? "API-KEY" : "BEARER"), response);
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

    private static Problem unauthenticated(String sentence) {
        return Problem.of("unauthenticated", HttpServletResponse.SC_UNAUTHORIZED, "Not authenticated", sentence);
    }
}
