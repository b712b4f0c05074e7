package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Optional;
import sojourn.binding.RequestScope;
import sojourn.binding.SessionIdClue;
import sojourn.binding.WorkScope;
import sojourn.cache.CacheSettings;
import sojourn.identity.Caller;
import sojourn.json.StrictJson;
import sojourn.session.SessionId;
import sojourn.session.Sessions;

/**
 * Answers {@code GET /api/sessions/{id}} ahead of JAX-RS where this node has a copy of the session, and nothing about the
 * request is unusual; with the same bytes and headers as {@link SessionResource#read}.
 *
 * <p>Reads of copies are most of what a session server does, and JAX-RS is half of what such a read costs. Everything else
 * passes: a session without a copy, a failure, another method, a query, a condition on the answer's type.
 */
public class CopiedReads extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String COLLECTION = "/api/sessions/";

    private final transient Sessions sessions;
    private final transient SessionAnswers answers;
    private final transient CopiedReadMetrics metrics;
    private final transient boolean enabled;

    @Inject
    public CopiedReads(Sessions sessions, SessionAnswers answers, CopiedReadMetrics metrics, CacheSettings settings) {
        this.sessions = sessions;
        this.answers = answers;
        this.metrics = metrics;
        this.enabled = settings.answersFirst();
    }

    @Override
    public void init() {
        metrics.show();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SessionResponse> copied = enabled && isPlain(request) ? find(request) : Optional.empty();
        if (copied.isPresent()) {
            answer(response, copied.get());
            metrics.count();
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<SessionResponse> find(HttpServletRequest request) {
        Optional<SessionId> session = session(request);
        Optional<WorkScope> scope =
                RequestScope.of(request.getAttribute(RequestScope.ATTRIBUTE)).filter(WorkScope::isNamedByPathAlone);
        if (session.isEmpty() || scope.isEmpty()) {
            return Optional.empty();
        }
        return scope.flatMap(WorkScope::caller)
                // Answers to nobody have a secret to tell or not.
                .filter(caller -> caller.kind() != Caller.Kind.ANONYMOUS && SessionAnswers.isTold(caller))
                .flatMap(caller ->
                        sessions.readCopy(session.get(), Callers.owner(caller)).map(copy -> answers.own(copy, caller)));
    }

    private static boolean isPlain(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getQueryString() == null
                && request.getContentLengthLong() <= 0
                && request.getHeader("Transfer-Encoding") == null
                && takesJson(request.getHeaders("Accept"));
    }

    private static boolean takesJson(Enumeration<String> accepted) {
        if (!accepted.hasMoreElements()) {
            return true;
        }
        String types = accepted.nextElement();
        return !accepted.hasMoreElements()
                && (types.equals(MediaType.WILDCARD) || types.equals(MediaType.APPLICATION_JSON));
    }

    /** The session that the address names as it was sent, with nothing before, behind or in between. */
    private static Optional<SessionId> session(HttpServletRequest request) {
        String address = request.getRequestURI();
        int begin = request.getContextPath().length();
        return address.startsWith(COLLECTION, begin)
                ? SessionId.parse(address.substring(begin + COLLECTION.length()))
                : Optional.empty();
    }

    private static void answer(HttpServletResponse response, SessionResponse session) throws IOException {
        ByteArrayOutputStream body =
                new ByteArrayOutputStream(session.context().text().length() + 512);
        try (JsonGenerator json = StrictJson.writeTo(body)) {
            session.write(json);
        }
        response.setHeader("ETag", '"' + Long.toString(session.version()) + '"');
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(SessionIdClue.HEADER, session.id());
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }
}
