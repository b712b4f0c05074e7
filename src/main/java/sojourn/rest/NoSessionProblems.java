package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.binding.NoSession;
import sojourn.problem.Problem;

/** What a request is told that asks for its session and has none. */
@Provider
public class NoSessionProblems implements ExceptionMapper<NoSession> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(NoSession refusal) {
        return ProblemAnswers.answer(
                Problem.of(NoSession.CODE, 404, "No session", String.valueOf(refusal.getMessage())), uri, headers);
    }
}
