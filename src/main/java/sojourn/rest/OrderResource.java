package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.order.OrderChange;
import sojourn.order.OrderEdit;
import sojourn.order.OrderId;
import sojourn.order.OrderItem;
import sojourn.order.Orders;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;
import sojourn.session.SessionSettings;

/** One order of the caller's: reading it, changing it, adding to it, cancelling it. */
@Path("orders/{id}")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderResource {

    private final Orders orders;
    private final Writes writes;
    private final SessionSettings settings;

    @Inject
    OrderResource(Orders orders, Writes writes, SessionSettings settings) {
        this.orders = orders;
        this.writes = writes;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "readOrder",
            summary = "Read an order",
            description = "Also when its session is gone. Touches the session, unless it is paused or over.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response read(@PathParam("id") String id) {
        return Reply.ok(OrderResponse.of(orders.read(PathIds.order(id), Callers.owner(Callers.current()))))
                .response();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateOrder",
            summary = "Change an order",
            description =
                    "Replaces customer, items, currency, attributes or conversation, or cancels the order; what is"
                            + " left out is left alone.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UpdateOrder")))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response update(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        OrderId order = PathIds.order(id);
        OrderChange change =
                UpdateOrderRequest.read(JsonBody.requiredFieldsOf(body), order, settings.contextMaxBytes());
        return change(order, call, current -> change).response();
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, OperationsPatch.MEDIA_TYPE})
    @Operation(
            operationId = "patchOrder",
            summary = "Patch an order",
            description = "A JSON Merge Patch or a JSON Patch of the order as GET shows it, such as"
                    + " {\"customer\": {\"name\": \"Ann\"}}. What a PUT cannot change, a patch cannot change either.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response patch(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        OrderId order = PathIds.order(id);
        OrderEdit edit = new OrderPatch(JsonBody.patchOf(body), settings.contextMaxBytes());
        return writes.once(call, body, () -> change(order, call, edit));
    }

    @POST
    @Path("items")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "appendItems", summary = "Add one item to an order, or many")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AppendItems")))
    @APIResponse(
            responseCode = "201",
            description = "The order with its new items.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Response append(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        OrderId order = PathIds.order(id);
        List<OrderItem> items = AppendItemsRequest.read(JsonBody.requiredFieldsOf(body), settings.contextMaxBytes());
        return writes.once(
                call,
                body,
                () -> Reply.appendedTo(OrderResponse.of(orders.append(order, call.owner(), call.condition(), items))));
    }

    @DELETE
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = "It stays to be read. A cancelled one is left as it is, a submitted one refused.")
    @APIResponse(responseCode = "204", description = "It is cancelled.")
    public void cancel(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        orders.cancel(PathIds.order(id), call.owner(), call.condition());
    }

    private Reply change(OrderId order, Call call, OrderEdit edit) {
        return Reply.ok(OrderResponse.of(orders.change(order, call.owner(), call.condition(), edit)));
    }
}
