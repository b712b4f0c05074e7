package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import sojourn.idempotency.IdempotencyException;
import sojourn.idempotency.KeyInFlight;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;

/** What a key that forbids its request is over HTTP. */
@Provider
public class IdempotencyProblems implements ExceptionMapper<IdempotencyException> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(IdempotencyException refusal) {
        return ProblemAnswers.answer(problem(refusal), uri, headers);
    }

    private static Problem problem(IdempotencyException refusal) {
        if (refusal instanceof KeyInFlight) {
            return Problem.of(refusal.code(), 409, "Request in flight", refusal.sentence())
                    .retryAfter(1);
        }
        return Problem.of(refusal.code(), 422, "Key used for another request", refusal.sentence())
                .withErrors(List.of(new FieldError(Call.KEY_HEADER, "belongs to another request")));
    }
}
