package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import sojourn.patch.PatchConflict;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;

/** What a patch that the session or order does not bear is over HTTP. */
@Provider
public class PatchProblems implements ExceptionMapper<PatchConflict> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(PatchConflict conflict) {
        Problem problem = Problem.of(
                        "patch-conflict",
                        409,
                        "Patch conflict",
                        "The operation " + conflict.field() + " " + conflict.complaint() + "; nothing was changed.")
                .withErrors(List.of(new FieldError(conflict.field(), conflict.complaint())));
        return ProblemAnswers.answer(problem, uri, headers);
    }
}
