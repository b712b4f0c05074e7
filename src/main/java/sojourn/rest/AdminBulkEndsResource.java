package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import sojourn.session.Actor;
import sojourn.session.BulkEnds;
import sojourn.session.ClosingWish;
import sojourn.session.SessionId;

/** Closing many of everybody's sessions at once. */
@Path("admin/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminBulkEndsResource {

    private final BulkEnds ends;
    private final Writes writes;

    @Inject
    AdminBulkEndsResource(BulkEnds ends, Writes writes) {
        this.ends = ends;
        this.writes = writes;
    }

    @POST
    @Path("end")
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "endManySessions",
            summary = "End sessions",
            description = "Whoever owns them, each by itself: one that fails stops none of the others.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionIds")))
    @APIResponse(
            responseCode = "200",
            description = "What became of each, in the same order.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "BulkEnds")))
    public Response end(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        return close(body, request, ClosingWish.END);
    }

    @POST
    @Path("expire")
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "expireManySessions",
            summary = "Expire sessions",
            description = "Whoever owns them, each by itself: one that fails stops none of the others.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionIds")))
    @APIResponse(
            responseCode = "200",
            description = "What became of each, in the same order.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "BulkEnds")))
    public Response expire(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        return close(body, request, ClosingWish.EXPIRE);
    }

    private Response close(@Nullable JsonBody body, ContainerRequestContext request, ClosingWish wish) {
        Call call = Call.of(request).aboutMany();
        List<SessionId> ids = SessionIdsRequest.read(JsonBody.requiredFieldsOf(body));
        Actor administrator = Actor.admin(call.caller().id());
        return writes.onceDone(
                call, body, () -> Reply.plain(BulkEndsResponse.of(ends.close(ids, wish, administrator))));
    }
}
