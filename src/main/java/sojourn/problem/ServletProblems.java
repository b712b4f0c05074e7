package sojourn.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import sojourn.trace.TraceId;

/** Problems as the answers of filters, which refuse a request before JAX-RS sees it. */
public final class ServletProblems {

    private ServletProblems() {}

    /** Answers a request by a problem. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        send(request, request.getRequestURI(), response, problem);
    }

    /** Answers a request by a problem that happened to the request for another path. */
    static void send(HttpServletRequest request, String path, HttpServletResponse response, Problem problem)
            throws IOException {
        byte[] body = ProblemJson.write(problem, path, TraceId.of(request.getHeader(TraceId.HEADER)));
        response.setStatus(problem.status());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfterSeconds() > 0) {
            response.setIntHeader("Retry-After", problem.retryAfterSeconds());
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
