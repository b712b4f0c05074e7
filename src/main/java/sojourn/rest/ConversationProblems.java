package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.conversation.ConversationFull;
import sojourn.problem.Problem;

/** What a full conversation is over HTTP. */
@Provider
public class ConversationProblems implements ExceptionMapper<ConversationFull> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(ConversationFull full) {
        return ProblemAnswers.answer(
                Problem.of("conversation-full", 409, "Conversation full", String.valueOf(full.getMessage())),
                uri,
                headers);
    }
}
