package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import sojourn.binding.SessionIdClue;
import sojourn.identity.Caller;
import sojourn.json.JsonText;
import sojourn.order.BoundOrders;
import sojourn.order.OrderContent;
import sojourn.order.Orders;
import sojourn.session.Owner;
import sojourn.session.SessionSettings;

/** The caller's orders of all sessions. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrdersResource {

    private final Orders orders;
    private final BoundOrders bound;
    private final SessionAnswers answers;
    private final Writes writes;
    private final SessionSettings settings;

    @Inject
    OrdersResource(Orders orders, BoundOrders bound, SessionAnswers answers, Writes writes, SessionSettings settings) {
        this.orders = orders;
        this.bound = bound;
        this.answers = answers;
        this.writes = writes;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "listOrders",
            summary = "List your orders",
            description = "All of them with their items, newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of orders.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "OrderPage")))
    public Response list(@Context UriInfo uri) {
        Owner owner = Callers.owner(Callers.current());
        return OrderPaging.of(uri).read(uri, (after, limit) -> orders.list(owner, after, limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftBoundOrder",
            summary = "Make an order in the session that this request is bound to",
            description =
                    "The session named by X-Session-Id or X-Order-Id, or else your newest active one: a draft then."
                            + " Without any, the request has a session of its own, which ends with it: the order is submitted if it"
                            + " has an item. The body is optional.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DraftOrder")))
    @APIResponse(
            responseCode = "201",
            description = "The order; Location is its address.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response draft(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        OrderContent content = DraftOrderRequest.read(JsonBody.fieldsOf(body), settings.contextMaxBytes());
        Response answer = writes.once(call, body, () -> {
            OrderResponse order = OrderResponse.of(bound.draft(call.condition(), content));
            return Reply.opened(order, call.at("orders", order.id()));
        });
        // It may have made a session. Behind it, because a refused request leaves nothing, not even its sender's name.
        answers.remember(call.caller());
        return named(answer);
    }

    /** An answer that is given again names the session that was bound then: nothing is bound now. */
    private static Response named(Response answer) {
        return answer.getEntity() instanceof String kept
                ? Response.fromResponse(answer)
                        .header(
                                SessionIdClue.HEADER,
                                new JsonText(kept).value().asJsonObject().getString("sessionId"))
                        .build()
                : answer;
    }
}
