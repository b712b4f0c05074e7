package sojourn.binding;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sojourn.database.DatabaseTrouble;
import sojourn.exchange.RequestId;
import sojourn.identity.AnonymousSecret;
import sojourn.identity.Caller;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.Problem;
import sojourn.problem.ServletProblems;
import sojourn.session.Owner;
import sojourn.trace.TraceId;

/**
 * Gives each request to the API a scope, from before it is served until it is over.
 *
 * <p>It runs behind {@link sojourn.identity.CallerFilter}, as web.xml says. The session itself is only looked for when it
 * is used, or where a header names it.
 */
public class SessionBindingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(SessionBindingFilter.class.getName());

    private final transient Clues clues;
    private final transient Scopes scopes;

    @Inject
    public SessionBindingFilter(Clues clues, Scopes scopes) {
        this.clues = clues;
        this.scopes = scopes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("A request came here without a caller: the filters are in a wrong order");
        }
        Optional<WorkScope> opened = open(request, response, caller);
        if (opened.isPresent()) {
            serve(request, response, chain, opened.get());
        }
    }

    /** Opens the scope of a request; empty if its clues were refused, which is the answer then. */
    private Optional<WorkScope> open(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        Owner owner = CallerOwner.of(caller);
        try {
            Target target = clues.weigh(new ServletClues(request), owner);
            return Optional.of(scopes.open(
                    caller,
                    owner,
                    Optional.ofNullable(request.getRemoteAddr()),
                    RequestId.of(request::getAttribute),
                    TraceId.sent(request.getHeader(TraceId.HEADER)),
                    target));
        } catch (ClueRefused e) {
            ServletProblems.send(request, response, e.problem());
        } catch (RuntimeException e) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(e);
            if (trouble.isEmpty()) {
                throw e;
            }
            LOG.log(
                    Level.WARNING,
                    "Request {0}: its session could not be looked up, the database is {1}: {2}",
                    RequestId.of(request::getAttribute).orElse("without an id"),
                    trouble.get(),
                    e.toString());
            ServletProblems.send(request, response, DatabaseProblems.of(trouble.get()));
        }
        return Optional.empty();
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain, WorkScope scope)
            throws IOException, ServletException {
        ScopedRequest scoped = new ScopedRequest(request, new ScopedRequest.Over() {
            @Override
            public void answered(HttpServletRequest answered, HttpServletResponse answer) throws IOException {
                settle(scope, answered, answer);
            }

            @Override
            public void gone() {
                leave(scope);
            }
        });
        scoped.setAttribute(RequestScope.ATTRIBUTE, scope);
        ThreadScope.@Nullable Place before = ThreadScope.set(ThreadScope.Place.of(scope));
        boolean served = false;
        try {
            chain.doFilter(scoped, new WatchedResponse(response, scoped::clientGone));
            served = true;
        } finally {
            ThreadScope.set(before);
            if (!served) {
                // The request's own failure is what its client is told.
                leave(scope);
                abortIfCommitted(request, response);
            }
        }
        if (!scoped.isAsynchronous()) {
            settle(scope, request, response);
        }
    }

    /** Leaves the scope of a request that is answered, and lets its client know if its session could not be ended. */
    private void settle(WorkScope scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            scopes.finish(scope);
        } catch (RuntimeException | Error e) {
            log(scope, e);
        }
        leave(scope);
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            return;
        }
        Optional<Throwable> failure = scope.binding().endFailure();
        if (failure.isPresent() && !response.isCommitted()) {
            replace(request, response, EndProblems.of(failure.get()));
        } else if (failure.isPresent() || request.getAttribute(RequestScope.BROKEN_OFF) != null) {
            abortIfCommitted(request, response);
        }
    }

    /** The client must not take for whole what it got. */
    private static void abortIfCommitted(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            ClientConnection.abort(request);
        }
    }

    /** What the session is called, and its secret, stay: what was stored in it is kept. */
    private static void replace(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (String name : List.of(SessionIdClue.HEADER, AnonymousSecret.HEADER)) {
            @Nullable String value = response.getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        response.reset();
        kept.forEach(response::setHeader);
        ServletProblems.send(request, response, problem);
    }

    /** Leaves the scope of a request whose client is not to be told anything any more. */
    private void leave(WorkScope scope) {
        try {
            scopes.leave(scope);
        } catch (RuntimeException | Error e) {
            log(scope, e);
        }
    }

    private static void log(WorkScope scope, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "Request " + scope.logName() + ": its session could not be ended, which is tried again",
                failure);
    }
}
