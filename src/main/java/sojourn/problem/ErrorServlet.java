package sojourn.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of the WAR: what fails outside of the API is a problem too, without a word about the server or a stack trace. */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    /** Named by web.xml as the page of every error. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;
    private static final int LEAST_SERVER_ERROR = 500;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // It would stand behind what was sent, or in the next answer.
            return;
        }
        // Asked for directly, this is an address at which there is nothing.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        Problem problem = problem(status);
        if (problem.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED && !response.containsHeader("Allow")) {
            response.setHeader("Allow", "GET, HEAD");
        }
        ServletProblems.send(request, path, response, problem);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN ->
                Problem.of("forbidden", status, "Not allowed", "This may only be read.");
            case HttpServletResponse.SC_NOT_FOUND ->
                Problem.of("not-found", status, "Not found", "There is nothing at this address.");
            // The server calls a method that a page does not know a fault of its own.
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
                Problem.of(
                        "method-not-allowed",
                        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                        "Method not allowed",
                        "This address does not know this method.");
            default ->
                status < LEAST_SERVER_ERROR
                        ? Problem.of(
                                "malformed-request", status, "Malformed request", "The request cannot be understood.")
                        : Problem.of("internal", status, "Internal error", "The server failed.");
        };
    }
}
