package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.apikey.ApiKeyException;
import sojourn.apikey.ApiKeyRefused;
import sojourn.problem.Problem;

/** What refusals about API keys are over HTTP. */
@Provider
public class ApiKeyProblems implements ExceptionMapper<ApiKeyException> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(ApiKeyException refusal) {
        return ProblemAnswers.answer(
                refusal instanceof ApiKeyRefused refused
                        ? HttpProblems.invalid(InvalidRequest.senseless(refused.field(), refused.sentence()))
                        : Problem.of(refusal.code(), 404, "No such key", refusal.sentence()),
                uri,
                headers);
    }
}
