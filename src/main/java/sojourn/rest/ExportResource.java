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
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.export.ExportFormat;
import sojourn.export.ExportSnapshot;
import sojourn.export.ExportText;
import sojourn.export.Exports;
import sojourn.identity.Caller;

/** One export of a session of the caller's: asking whether it is done, and reading it. */
@Path("sessions/{id}/exports/{exportId}")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Tag(name = "Exports")
public class ExportResource {

    private static final int ASK_AGAIN_SECONDS = 1;
    private static final int ACCEPTED = 202;

    private final Exports exports;

    @Inject
    ExportResource(Exports exports) {
        this.exports = exports;
    }

    /** Whoever follows to the text says from the start in which form it is wanted. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, ExportAnswers.MARKDOWN})
    @Operation(
            operationId = "readExport",
            summary = "Ask whether an export is done",
            description =
                    "202 while it is being written, 303 to its text when it is done, 200 with the reason if it failed:"
                            + " ask for another one then.")
    @APIResponse(
            responseCode = "200",
            description = "It failed.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Export")))
    @APIResponse(
            responseCode = "202",
            description = "It is being written; Retry-After says when to ask again.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Export")))
    @APIResponse(
            responseCode = "303",
            description = "It is done; Location is its text.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Export")))
    public Response read(@PathParam("id") String id, @PathParam("exportId") String exportId, @Context UriInfo uri) {
        ExportSnapshot export =
                exports.find(PathIds.export(exportId), PathIds.session(id), Callers.owner(Callers.current()));
        Response.ResponseBuilder answer = switch (export.status()) {
            case RUNNING -> Response.status(ACCEPTED).header(HttpHeaders.RETRY_AFTER, ASK_AGAIN_SECONDS);
            case DONE ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(
                                HttpHeaders.LOCATION,
                                UriBuilder.fromPath(uri.getRequestUri().getRawPath())
                                        .path("content")
                                        .build());
            case FAILED -> Response.ok();
        };
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ExportResponse.of(export))
                .build();
    }

    @GET
    @Path("content")
    @Produces({MediaType.APPLICATION_JSON, ExportAnswers.MARKDOWN})
    @Operation(
            operationId = "readExportContent",
            summary = "Read an export",
            description = "As JSON, or as Markdown if Accept says so.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = ExportAnswers.MARKDOWN, schema = @Schema(implementation = String.class))
            })
    public Response content(
            @PathParam("id") String id, @PathParam("exportId") String exportId, @Context HttpHeaders headers) {
        ExportFormat format = ExportAnswers.format(headers);
        ExportText text =
                exports.open(PathIds.export(exportId), PathIds.session(id), Callers.owner(Callers.current()), format);
        return ExportAnswers.of(format, writer -> {
            int position = 1;
            for (Optional<String> part = text.part(position); part.isPresent(); part = text.part(position)) {
                writer.write(part.get());
                position++;
            }
        });
    }
}
