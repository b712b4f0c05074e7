package sojourn.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;
import sojourn.problem.FieldError;
import sojourn.problem.Problem;

/** What is wrong with a request as HTTP: its fields, its method, its media types, its address, the caller's role. */
@Provider
public class HttpProblems implements ExceptionMapper<WebApplicationException> {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String PATCHES = MergePatch.MEDIA_TYPE + ", " + OperationsPatch.MEDIA_TYPE;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Context
    private Request request;

    @Override
    public Response toResponse(WebApplicationException failure) {
        boolean patch = request.getMethod().equals(HttpMethod.PATCH);
        Problem problem = failure instanceof InvalidRequest invalid
                ? invalid(invalid)
                : problem(failure.getResponse().getStatus(), patch);
        Response answer = ProblemAnswers.answer(problem, uri, headers);
        if (patch && problem.status() == UNSUPPORTED_MEDIA_TYPE) {
            answer.getHeaders().putSingle("Accept-Patch", PATCHES);
        }
        // Headers that belong to the status, such as Allow with 405.
        failure.getResponse().getHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase(HttpHeaders.ALLOW) || name.equalsIgnoreCase(HttpHeaders.WWW_AUTHENTICATE)) {
                answer.getHeaders().put(name, values);
            }
        });
        return answer;
    }

    static Problem invalid(InvalidRequest invalid) {
        int status = invalid.getResponse().getStatus();
        String detail = invalid.errors().stream().map(HttpProblems::sentence).collect(Collectors.joining(" "));
        Problem problem = switch (status) {
            case InvalidRequest.TOO_LARGE -> Problem.of("too-large", status, "Too large", detail);
            case InvalidRequest.UNPROCESSABLE ->
                Problem.of("not-acceptable-value", status, "Not acceptable value", detail);
            default -> Problem.of("malformed-request", status, "Malformed request", detail);
        };
        return problem.withErrors(invalid.errors());
    }

    private static String sentence(FieldError error) {
        String subject = error.field().isEmpty() ? "The body" : error.field();
        return subject + " " + error.message() + ".";
    }

    private static Problem problem(int status, boolean patch) {
        return switch (status) {
            case 401 -> Problem.of("unauthenticated", status, "Not authenticated", "This request needs a token.");
            case 403 ->
                Problem.of("forbidden", status, "Not allowed", "Your token does not have the role that this needs.");
            case 404 -> Problem.of("not-found", status, "Not found", "There is nothing at this address.");
            case 405 ->
                Problem.of(
                        "method-not-allowed",
                        status,
                        "Method not allowed",
                        "This address does not know this method; see Allow.");
            case 406 ->
                Problem.of(
                        "not-acceptable", status, "Not acceptable", "This answer can only be had as application/json.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(
                        "unsupported-media-type",
                        status,
                        "Unsupported media type",
                        "The body must be " + (patch ? PATCHES.replace(",", " or") : "application/json")
                                + ", and not compressed.");
            default ->
                status < 500
                        ? Problem.of(
                                "malformed-request", status, "Malformed request", "The request cannot be understood.")
                        : Problem.of(
                                "internal",
                                status,
                                "Internal error",
                                "The server failed; its log says why, under the trace id.");
        };
    }
}
