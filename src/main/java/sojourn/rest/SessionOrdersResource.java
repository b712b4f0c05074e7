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
import sojourn.identity.Caller;
import sojourn.order.OrderContent;
import sojourn.order.Orders;
import sojourn.session.Owner;
import sojourn.session.SessionId;
import sojourn.session.SessionSettings;
import sojourn.session.Sessions;

/** The orders of one session of the caller's: making one, listing them. */
@Path("sessions/{id}/orders")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class SessionOrdersResource {

    private final Sessions sessions;
    private final Orders orders;
    private final Writes writes;
    private final SessionSettings settings;

    @Inject
    SessionOrdersResource(Sessions sessions, Orders orders, Writes writes, SessionSettings settings) {
        this.sessions = sessions;
        this.orders = orders;
        this.writes = writes;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "listOrdersOfSession",
            summary = "List a session's orders",
            description = "All of them with their items, newest first, by skip and take or by cursor and limit. Touches"
                    + " the session, unless it is paused or over.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of orders.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "OrderPage")))
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Owner owner = Callers.owner(Callers.current());
        OrderPaging paging = OrderPaging.of(uri);
        SessionId session = PathIds.session(id);
        sessions.read(session, owner);
        return paging.read(uri, (after, limit) -> orders.listOf(session, owner, after, limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftOrder",
            summary = "Make an order in a session",
            description = "A draft, which the session's end submits if it has an item. The body is optional.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DraftOrder")))
    @APIResponse(
            responseCode = "201",
            description = "The order; Location is its address.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response draft(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        OrderContent content = DraftOrderRequest.read(JsonBody.fieldsOf(body), settings.contextMaxBytes());
        return writes.once(call, body, () -> {
            OrderResponse order = OrderResponse.of(orders.draft(session, call.owner(), call.condition(), content));
            return Reply.opened(order, call.at("orders", order.id()));
        });
    }
}
