package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.cluster.NodeAway;
import sojourn.problem.Problem;

/** What it is over HTTP that a node has lost its place among the others. */
@Provider
public class ClusterProblems implements ExceptionMapper<NodeAway> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(NodeAway away) {
        return ProblemAnswers.answer(
                Problem.of(away.code(), 503, "Server away", away.sentence()).retryAfter(1), uri, headers);
    }
}
