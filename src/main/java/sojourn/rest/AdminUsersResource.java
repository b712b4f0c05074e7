package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.identity.Caller;
import sojourn.session.Actor;
import sojourn.session.BulkEnds;
import sojourn.session.Owner;

/** What administrators do to users. */
@Path("admin/users/{userId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminUsersResource {

    private final BulkEnds ends;
    private final Writes writes;

    @Inject
    AdminUsersResource(BulkEnds ends, Writes writes) {
        this.ends = ends;
        this.writes = writes;
    }

    @POST
    @Path("sessions/expire")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "expireSessionsOfUser",
            summary = "Expire all live sessions of a user",
            description = "Paused ones too. The user's tokens and keys are as good as before, and may open new ones: a"
                    + " user who is to stay away has to lose those first. A user without sessions is no error.")
    @Parameter(name = "userId", in = ParameterIn.PATH, description = "The `sub` of the user's tokens, percent-encoded.")
    @APIResponse(
            responseCode = "200",
            description = "How many have expired, and which could not be closed.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UserEnds")))
    public Response expireSessions(@PathParam("userId") String userId, @Context ContainerRequestContext request) {
        Call call = Call.of(request).aboutMany();
        Owner.User user = new Owner.User(PathIds.user(userId));
        Actor administrator = Actor.admin(call.caller().id());
        return writes.onceDone(call, null, () -> Reply.plain(UserEndsResponse.of(ends.expireAll(user, administrator))));
    }
}
