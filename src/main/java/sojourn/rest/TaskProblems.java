package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.problem.Problem;
import sojourn.task.TaskRefused;

/** What a request is told whose task in the background was refused. */
@Provider
public class TaskProblems implements ExceptionMapper<TaskRefused> {

    private static final int TRY_AGAIN_SECONDS = 5;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(TaskRefused refusal) {
        return ProblemAnswers.answer(
                Problem.of(TaskRefused.CODE, 503, "Too much to do", String.valueOf(refusal.getMessage()))
                        .retryAfter(TRY_AGAIN_SECONDS),
                uri,
                headers);
    }
}
