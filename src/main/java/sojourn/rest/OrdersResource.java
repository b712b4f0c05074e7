package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.identity.Caller;
import sojourn.order.Orders;
import sojourn.session.Owner;

/** The caller's orders of all sessions. */
@Path("orders")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrdersResource {

    private final Orders orders;

    @Inject
    OrdersResource(Orders orders) {
        this.orders = orders;
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
    public Response list(@Context SecurityContext security, @Context UriInfo uri) {
        Owner owner = Callers.owner(Callers.of(security));
        return OrderPaging.of(uri).read(uri, (after, limit) -> orders.list(owner, after, limit));
    }
}
