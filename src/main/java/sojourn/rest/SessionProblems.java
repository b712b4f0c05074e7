package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;
import sojourn.session.EndFailed;
import sojourn.session.SessionEnded;
import sojourn.session.SessionException;
import sojourn.session.SessionNotAdoptable;
import sojourn.session.SessionNotFound;
import sojourn.session.SessionPaused;
import sojourn.session.SessionRefused;
import sojourn.session.TooManyAnonymousSessions;
import sojourn.session.TooManySessions;
import sojourn.session.VersionMismatch;

/** What a session's refusals are over HTTP. */
@Provider
public class SessionProblems implements ExceptionMapper<SessionException> {

    private static final Logger LOG = System.getLogger(SessionProblems.class.getName());

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(SessionException refusal) {
        Response answer = ProblemAnswers.answer(problem(refusal), uri, headers);
        return refusal instanceof VersionMismatch mismatch
                ? Response.fromResponse(answer)
                        .tag(String.valueOf(mismatch.current()))
                        .build()
                : answer;
    }

    private static Problem problem(SessionException refusal) {
        if (refusal instanceof SessionRefused refused) {
            return HttpProblems.invalid(InvalidRequest.senseless(refused.field(), refused.sentence()));
        }
        if (refusal instanceof SessionNotFound) {
            return Problem.of(refusal.code(), 404, "No such session", refusal.sentence());
        }
        if (refusal instanceof SessionEnded) {
            return Problem.of(refusal.code(), 410, "Session ended", refusal.sentence());
        }
        if (refusal instanceof VersionMismatch mismatch) {
            return Problem.of(refusal.code(), 412, "Another version", refusal.sentence())
                    .withErrors(List.of(new FieldError(
                            IfMatch.HEADER, "does not name the current version, which is " + mismatch.current())));
        }
        if (refusal instanceof TooManySessions) {
            return Problem.of(refusal.code(), 409, "Too many sessions", refusal.sentence());
        }
        if (refusal instanceof TooManyAnonymousSessions) {
            return Problem.of(refusal.code(), 503, "Too many anonymous sessions", refusal.sentence())
                    .retryAfter(60);
        }
        if (refusal instanceof EndFailed) {
            LOG.log(Level.ERROR, refusal.sentence(), refusal.getCause());
            return Problem.of(refusal.code(), 503, "End failed", refusal.sentence())
                    .retryAfter(5);
        }
        if (refusal instanceof SessionNotAdoptable) {
            return Problem.of(refusal.code(), 409, "Session not adoptable", refusal.sentence());
        }
        if (refusal instanceof SessionPaused) {
            return Problem.of(refusal.code(), 409, "Session paused", refusal.sentence());
        }
        throw new IllegalStateException("A kind of refusal without a status", refusal);
    }
}
