package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.conversation.ConversationId;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.Conversations;
import sojourn.conversation.MessagePage;
import sojourn.identity.Caller;
import sojourn.order.Orders;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionId;
import sojourn.session.SessionSnapshot;

/** What is kept in anybody's session: what was said, and what is bought. Reading it touches nothing. */
@Path("admin/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminSessionContentResource {

    private final SessionAdministration sessions;
    private final Conversations conversations;
    private final Orders orders;
    private final SessionAnswers answers;

    @Inject
    AdminSessionContentResource(
            SessionAdministration sessions, Conversations conversations, Orders orders, SessionAnswers answers) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.orders = orders;
        this.answers = answers;
    }

    @GET
    @Path("{id}/messages")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "readAnybodysMessages",
            summary = "Read anybody's session with its messages",
            description = "In ascending order: the first ones after a sequence, or the last ones before one.")
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "before", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionMessages")))
    public Response readMessages(@PathParam("id") String id, @Context UriInfo uri) {
        MessagePaging paging = MessagePaging.of(QueryFields.of(uri, "after", "before", "limit"));
        SessionSnapshot session = sessions.read(PathIds.session(id));
        MessagePage page =
                conversations.read(session.id(), session.owner(), new ConversationRef.Default(), paging.range());
        return paging.response(
                uri, page, new SessionMessagesResponse(answers.anybodys(session), MessagePageResponse.of(page)));
    }

    @GET
    @Path("{id}/conversations")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listAnybodysConversations",
            summary = "List the conversations of anybody's session",
            description =
                    "All of them without their messages, the default one too, in the order of their creation, by skip and"
                            + " take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of conversations.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ConversationPage")))
    public Response listConversations(@PathParam("id") String id, @Context UriInfo uri) {
        ConversationPaging paging = ConversationPaging.of(QueryFields.of(uri, "skip", "take", "cursor", "limit"));
        SessionSnapshot session = sessions.read(PathIds.session(id));
        return paging.read(uri, (after, limit) -> conversations.list(session.id(), session.owner(), after, limit));
    }

    @GET
    @Path("{id}/conversations/{conversationId}/messages")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "readAnybodysConversationMessages",
            summary = "Read a conversation of anybody's session with its messages",
            description = "In ascending order: the first ones after a sequence, or the last ones before one.")
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "before", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ConversationMessages")))
    public Response readConversationMessages(
            @PathParam("id") String id, @PathParam("conversationId") String conversationId, @Context UriInfo uri) {
        MessagePaging paging = MessagePaging.of(QueryFields.of(uri, "after", "before", "limit"));
        SessionId named = PathIds.session(id);
        ConversationId conversation = PathIds.conversation(conversationId);
        SessionSnapshot session = sessions.read(named);
        MessagePage page = conversations.read(
                session.id(), session.owner(), new ConversationRef.ById(conversation), paging.range());
        ConversationResponse read = ConversationResponse.of(page.conversation().orElseThrow());
        return paging.response(uri, page, new ConversationMessagesResponse(read, MessagePageResponse.of(page)));
    }

    @GET
    @Path("{id}/orders")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listOrdersOfAnybodysSession",
            summary = "List the orders of anybody's session",
            description = "All of them with their items, newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of orders.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "OrderPage")))
    public Response listOrders(@PathParam("id") String id, @Context UriInfo uri) {
        OrderPaging paging = OrderPaging.of(uri);
        SessionSnapshot session = sessions.read(PathIds.session(id));
        return paging.read(uri, (after, limit) -> orders.listOf(session.id(), session.owner(), after, limit));
    }
}
