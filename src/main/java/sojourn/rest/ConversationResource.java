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
import sojourn.conversation.ConversationId;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.Conversations;
import sojourn.conversation.MessagePage;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;

/** One conversation of a session, by its id: reading it, and its messages. */
@Path("sessions/{id}/conversations/{conversationId}")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
public class ConversationResource {

    private final Sessions sessions;
    private final Conversations conversations;
    private final MessageAppending appending;

    @Inject
    ConversationResource(Sessions sessions, Conversations conversations, MessageAppending appending) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.appending = appending;
    }

    @GET
    @Operation(
            operationId = "readConversation",
            summary = "Read a conversation without its messages",
            description = "Touches the session.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Conversation")))
    public ConversationResponse read(@PathParam("id") String id, @PathParam("conversationId") String conversationId) {
        SessionId session = PathIds.session(id);
        ConversationId conversation = PathIds.conversation(conversationId);
        Owner owner = Callers.owner(Callers.current());
        sessions.read(session, owner);
        return ConversationResponse.of(conversations.find(session, owner, conversation));
    }

    @GET
    @Path("messages")
    @Operation(
            operationId = "readConversationMessages",
            summary = "Read a conversation with its messages",
            description = "In ascending order: the first ones after a sequence, or the last ones before one.")
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "before", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ConversationMessages")))
    public Response readMessages(
            @PathParam("id") String id, @PathParam("conversationId") String conversationId, @Context UriInfo uri) {
        MessagePaging paging = MessagePaging.of(QueryFields.of(uri, "after", "before", "limit"));
        SessionId session = PathIds.session(id);
        ConversationId conversation = PathIds.conversation(conversationId);
        Owner owner = Callers.owner(Callers.current());
        sessions.read(session, owner);
        MessagePage page = conversations.read(session, owner, new ConversationRef.ById(conversation), paging.range());
        ConversationResponse read = ConversationResponse.of(page.conversation().orElseThrow());
        return paging.response(uri, page, new ConversationMessagesResponse(read, MessagePageResponse.of(page)));
    }

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "appendConversationMessages", summary = "Append one message, or many, to a conversation")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AppendMessages")))
    @APIResponse(
            responseCode = "201",
            description = "The message as it is stored; for a list, the messages under items.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Appended")))
    public Response append(
            @PathParam("id") String id,
            @PathParam("conversationId") String conversationId,
            @Nullable JsonBody body,
            @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        ConversationRef which = new ConversationRef.ById(PathIds.conversation(conversationId));
        return appending.append(call, session, which, body);
    }
}
