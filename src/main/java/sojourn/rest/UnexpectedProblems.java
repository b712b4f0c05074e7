package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import sojourn.database.DatabaseTrouble;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.Problem;

/**
 * Everything that no other mapper knows: a passing trouble of the database is 503, the rest is a fault of this server.
 *
 * <p>The client gets a sentence and a trace id; what happened is in the log under that id.
 */
@Provider
public class UnexpectedProblems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedProblems.class.getName());

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        String traceId = ProblemAnswers.traceId(headers);
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        if (trouble.isPresent()) {
            LOG.log(Level.WARNING, "Request {0}: the database is {1}: {2}", traceId, trouble.get(), failure.toString());
            return ProblemAnswers.answer(DatabaseProblems.of(trouble.get()), uri, traceId);
        }
        LOG.log(Level.ERROR, "Request " + traceId + " failed", failure);
        return ProblemAnswers.answer(
                Problem.of(
                        "internal", 500, "Internal error", "The server failed; its log says why, under the trace id."),
                uri,
                traceId);
    }
}
