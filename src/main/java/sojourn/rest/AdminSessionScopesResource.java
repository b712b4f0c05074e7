package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.binding.ScopeFigures;
import sojourn.cluster.Nodes;
import sojourn.identity.Caller;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionId;
import sojourn.task.BackgroundFigures;

/** What goes on in anybody's session on the node that answers. */
@Path("admin/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminSessionScopesResource {

    private final SessionAdministration sessions;
    private final ScopeFigures scopes;
    private final BackgroundFigures background;
    private final Nodes nodes;

    @Inject
    AdminSessionScopesResource(
            SessionAdministration sessions, ScopeFigures scopes, BackgroundFigures background, Nodes nodes) {
        this.sessions = sessions;
        this.scopes = scopes;
        this.background = background;
        this.nodes = nodes;
    }

    @GET
    @Path("{id}/scopes")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "readScopesOfAnybodysSession",
            summary = "See what goes on in anybody's session",
            description = "On the node that answers: the others know of their own.")
    @APIResponse(
            responseCode = "200",
            description = "As the node sees it.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionScopes")))
    public Representation read(@PathParam("id") String id) {
        SessionId session = sessions.read(PathIds.session(id)).id();
        return SessionScopesResponse.of(nodes.state().node(), scopes.using(session), background.of(session));
    }
}
