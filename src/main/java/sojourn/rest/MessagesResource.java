package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.Conversations;
import sojourn.conversation.MessagePage;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;

/** The messages of a session's default conversation. */
@Path("sessions/{id}/messages")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
public class MessagesResource {

    private final Sessions sessions;
    private final Conversations conversations;
    private final SessionAnswers answers;
    private final MessageAppending appending;

    @Inject
    MessagesResource(
            Sessions sessions, Conversations conversations, SessionAnswers answers, MessageAppending appending) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.answers = answers;
        this.appending = appending;
    }

    @GET
    @Operation(
            operationId = "readMessages",
            summary = "Read a session with its messages",
            description = "In ascending order: the first ones after a sequence, or the last ones before one.")
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "before", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionMessages")))
    public Response read(@PathParam("id") String id, @Context UriInfo uri) {
        Caller caller = Callers.current();
        MessagePaging paging = MessagePaging.of(QueryFields.of(uri, "after", "before", "limit"));
        SessionId session = PathIds.session(id);
        Owner owner = Callers.owner(caller);
        SessionResponse read = answers.own(sessions.read(session, owner), caller);
        MessagePage page = conversations.read(session, owner, new ConversationRef.Default(), paging.range());
        return paging.response(uri, page, new SessionMessagesResponse(read, MessagePageResponse.of(page)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "appendMessages", summary = "Append one message, or many")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AppendMessages")))
    @APIResponse(
            responseCode = "201",
            description = "The message as it is stored; for a list, the messages under items.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Appended")))
    public Response append(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        return appending.append(call, PathIds.session(id), new ConversationRef.Default(), body);
    }
}
