package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.identity.Caller;
import sojourn.settings.SettingsInForce;

/** Which settings hold, and where each comes from. */
@Path("admin/settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminSettingsResource {

    private final SettingsInForce settings;

    @Inject
    AdminSettingsResource(SettingsInForce settings) {
        this.settings = settings;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listSettings",
            summary = "List the settings in force",
            description = "Of the node that answers, as they were read when it was deployed. Secrets are not shown.")
    @APIResponse(
            responseCode = "200",
            description = "All of them, in the order of their keys.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Settings")))
    public Representation list() {
        return SettingsResponse.of(settings.list());
    }
}
