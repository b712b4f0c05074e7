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
import sojourn.conversation.ConversationSettings;
import sojourn.conversation.Conversations;
import sojourn.conversation.NewConversation;
import sojourn.identity.Caller;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.Sessions;

/** The conversations of a session: opening one, listing them. */
@Path("sessions/{id}/conversations")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
public class ConversationsResource {

    private final Sessions sessions;
    private final Conversations conversations;
    private final Writes writes;
    private final ConversationSettings settings;

    @Inject
    ConversationsResource(
            Sessions sessions, Conversations conversations, Writes writes, ConversationSettings settings) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.writes = writes;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "listConversations",
            summary = "List a session's conversations",
            description =
                    "All of them without their messages, the default one too, in the order of their creation, by skip and"
                            + " take or by cursor and limit. Touches the session.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of conversations.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ConversationPage")))
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        ConversationPaging paging = ConversationPaging.of(QueryFields.of(uri, "skip", "take", "cursor", "limit"));
        SessionId session = PathIds.session(id);
        Owner owner = Callers.owner(Callers.current());
        sessions.read(session, owner);
        return paging.read(uri, (after, limit) -> conversations.list(session, owner, after, limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openConversation",
            summary = "Open a further conversation",
            description = "The body is optional, and may have first messages.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "OpenConversation")))
    @APIResponse(
            responseCode = "201",
            description = "The conversation; Location is its address.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Conversation")))
    public Response open(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        NewConversation wanted = OpenConversationRequest.read(JsonBody.fieldsOf(body), settings.messageMaxBytes());
        return writes.once(call, body, () -> {
            ConversationResponse opened =
                    ConversationResponse.of(conversations.open(session, call.owner(), call.condition(), wanted));
            return Reply.made(opened, call.below(opened.id()));
        });
    }
}
