package sojourn.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import sojourn.conversation.ConversationException;
import sojourn.conversation.ConversationFull;
import sojourn.conversation.ConversationNotFound;
import sojourn.problem.Problem;

/** What a conversation's refusals are over HTTP. */
@Provider
public class ConversationProblems implements ExceptionMapper<ConversationException> {

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(ConversationException refusal) {
        return ProblemAnswers.answer(problem(refusal), uri, headers);
    }

    private static Problem problem(ConversationException refusal) {
        if (refusal instanceof ConversationNotFound) {
            return Problem.of(refusal.code(), 404, "No such conversation", refusal.sentence());
        }
        String title = refusal instanceof ConversationFull ? "Conversation full" : "Too many conversations";
        return Problem.of(refusal.code(), 409, title, refusal.sentence());
    }
}
