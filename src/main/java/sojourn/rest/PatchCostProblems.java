package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.patch.PatchTooCostly;

/** What a patch that would do too much work is over HTTP. */
@Provider
public class PatchCostProblems implements ExceptionMapper<PatchTooCostly> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(PatchTooCostly refusal) {
        return ProblemAnswers.answer(
                HttpProblems.invalid(InvalidRequest.tooLarge("", refusal.complaint())), uri, headers);
    }
}
