package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.export.ExportException;
import sojourn.export.ExportNotFound;
import sojourn.export.ExportRunning;
import sojourn.problem.Problem;

/** What an export's refusals are over HTTP. */
@Provider
public class ExportProblems implements ExceptionMapper<ExportException> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(ExportException refusal) {
        return ProblemAnswers.answer(problem(refusal), uri, headers);
    }

    private static Problem problem(ExportException refusal) {
        if (refusal instanceof ExportNotFound) {
            return Problem.of(refusal.code(), 404, "No such export", refusal.sentence());
        }
        if (refusal instanceof ExportRunning) {
            return Problem.of(refusal.code(), 409, "Export not done", refusal.sentence())
                    .retryAfter(1);
        }
        return Problem.of(refusal.code(), 409, "Export failed", refusal.sentence());
    }
}
