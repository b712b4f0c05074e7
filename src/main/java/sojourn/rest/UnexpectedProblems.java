package sojourn.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import sojourn.database.DatabaseTrouble;
import sojourn.problem.DatabaseProblems;
import sojourn.problem.Problem;
import sojourn.problem.Stopping;

/**
 * Everything that no other mapper knows: a passing trouble of the database is 503, and so is what happens while
 * the server stops; a request that breaks off is its sender's fault; the rest is a fault of this server.
 *
 * <p>The client gets a sentence and a trace id; what happened is in the log under that id.
 */
@Provider
public class UnexpectedProblems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedProblems.class.getName());

    /** For whoever is still there: most have hung up. */
    private static final Problem BROKEN_OFF = Problem.of(
            "malformed-request", 400, "Malformed request", "The request broke off, or took too long to come.");

    private final Stopping stopping;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Inject
    UnexpectedProblems(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return answer(failure, uri, headers, stopping);
    }

    static Response answer(Throwable failure, UriInfo uri, HttpHeaders headers, Stopping stopping) {
        String traceId = ProblemAnswers.traceId(headers);
        String request = ProblemAnswers.logName(traceId);
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
        if (trouble.isPresent()) {
            LOG.log(Level.WARNING, "Request {0}: the database is {1}: {2}", request, trouble.get(), failure.toString());
            return ProblemAnswers.answer(DatabaseProblems.of(trouble.get()), uri, traceId);
        }
        if (stopping.hasBegun()) {
            LOG.log(Level.WARNING, "Request {0} failed while the server stops: {1}", request, failure.toString());
            return ProblemAnswers.answer(Stopping.PROBLEM, uri, traceId);
        }
        if (isBrokenOff(failure)) {
            LOG.log(Level.DEBUG, "Request {0} broke off: {1}", request, failure.toString());
            return ProblemAnswers.answer(BROKEN_OFF, uri, traceId);
        }
        LOG.log(Level.ERROR, "Request " + request + " failed", failure);
        return ProblemAnswers.answer(
                Problem.of(
                        "internal", 500, "Internal error", "The server failed; its log says why, under the trace id."),
                uri,
                traceId);
    }

    /** Whether the connection to the client failed while its request was read: nothing here is at fault, or could mend it. */
    private static boolean isBrokenOff(Throwable failure) {
        return failure instanceof IOException
                || ((failure instanceof ProcessingException || failure instanceof UncheckedIOException)
                        && failure.getCause() instanceof IOException);
    }
}
