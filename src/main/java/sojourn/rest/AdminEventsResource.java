package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.event.Outbox;
import sojourn.event.OutboxEvent;
import sojourn.identity.Caller;
import sojourn.limit.FixedLimits;

/** What happened, for those who follow. */
@Path("admin/events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminEventsResource {

    private final Outbox outbox;

    @Inject
    AdminEventsResource(Outbox outbox) {
        this.outbox = outbox;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listEvents",
            summary = "Follow what happens",
            description =
                    "In the order of commits: who goes on behind the last position that it has read misses nothing.")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The events behind this position, 0 unless given.")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "EventPage")))
    public Response list(@Context UriInfo uri) {
        QueryFields query = QueryFields.of(uri, "after", "limit");
        int limit = (int) query.number("limit", FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE);
        List<OutboxEvent> events = outbox.read(query.number("after", 0, 0, Long.MAX_VALUE), limit);
        EventPageResponse page = EventPageResponse.of(events);
        Response.ResponseBuilder response = Response.ok(page);
        if (page.next() != null) {
            response.header(HttpHeaders.LINK, PageLinks.of(uri).add("next", "after", page.next(), "limit", limit));
        }
        return response.build();
    }
}
