package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.export.ExportFormat;
import sojourn.export.Transcripts;
import sojourn.identity.Caller;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionSnapshot;

/** Anybody's session written down, which is no use of it, and leaves its owner's export alone. */
@Path("admin/sessions")
@ApplicationScoped
@Tag(name = "Administration")
public class AdminTranscriptResource {

    private final SessionAdministration sessions;
    private final Transcripts transcripts;

    @Inject
    AdminTranscriptResource(SessionAdministration sessions, Transcripts transcripts) {
        this.sessions = sessions;
        this.transcripts = transcripts;
    }

    @GET
    @Path("{id}/transcript")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Produces({MediaType.APPLICATION_JSON, ExportAnswers.MARKDOWN})
    @Operation(
            operationId = "readTranscriptOfAnybodysSession",
            summary = "Read anybody's session as one text",
            description =
                    "All that was said and ordered, as an export has it: as JSON, or as Markdown if Accept says so.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = ExportAnswers.MARKDOWN, schema = @Schema(implementation = String.class))
            })
    public Response read(@PathParam("id") String id, @Context HttpHeaders headers) {
        SessionSnapshot session = sessions.read(PathIds.session(id));
        ExportFormat format = ExportAnswers.format(headers);
        return ExportAnswers.of(format, writer -> transcripts.write(session, format, writer));
    }
}
