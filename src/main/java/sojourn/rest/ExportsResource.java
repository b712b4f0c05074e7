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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.export.Exports;
import sojourn.identity.Caller;
import sojourn.session.SessionId;

/** The exports of one session of the caller's: asking for one. */
@Path("sessions/{id}/exports")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
public class ExportsResource {

    private final Exports exports;
    private final Writes writes;

    @Inject
    ExportsResource(Exports exports, Writes writes) {
        this.exports = exports;
        this.writes = writes;
    }

    @POST
    @Operation(
            operationId = "exportSession",
            summary = "Ask for an export of a session",
            description =
                    "Its transcript and its orders are written down in the background. A session has one export, for a"
                            + " day: a new one takes the place of the one before.")
    @APIResponse(
            responseCode = "202",
            description = "It is being written; Location is where to ask for it.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Export")))
    public Response request(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        return writes.once(call, null, () -> {
            ExportResponse export = ExportResponse.of(exports.request(session, call.owner()));
            return Reply.accepted(export, call.below(export.id()));
        });
    }
}
