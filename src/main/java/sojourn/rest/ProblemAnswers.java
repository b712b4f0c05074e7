package sojourn.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import sojourn.binding.WorkScope;
import sojourn.problem.Problem;
import sojourn.problem.ProblemJson;
import sojourn.trace.TraceId;

/** Problems as HTTP answers. */
final class ProblemAnswers {

    private ProblemAnswers() {}

    static Response answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        return answer(problem, uri, traceId(headers));
    }

    static Response answer(Problem problem, UriInfo uri, String traceId) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(ProblemJson.write(problem, uri.getRequestUri().getRawPath(), traceId));
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return answer.build();
    }

    /** The trace of the request's scope, which its tasks have as well; or else what its sender says. */
    static String traceId(HttpHeaders headers) {
        return WorkScope.ofThread().map(WorkScope::traceId).orElseGet(() -> told(headers));
    }

    /** What the log calls the request: its trace, and its id where it is known. */
    static String logName(String traceId) {
        return WorkScope.ofThread().map(WorkScope::logName).orElse(traceId);
    }

    private static String told(HttpHeaders headers) {
        return TraceId.of(headers.getHeaderString(TraceId.HEADER));
    }
}
