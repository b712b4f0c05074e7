package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.binding.CurrentSession;
import sojourn.identity.Caller;

/** The session that the request is bound to. */
@Path("session")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class CurrentSessionResource {

    private final CurrentSession session;
    private final SessionAnswers answers;

    @Inject
    CurrentSessionResource(CurrentSession session, SessionAnswers answers) {
        this.session = session;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "readBoundSession",
            summary = "Read the session that this request is bound to",
            description =
                    "The one named by X-Session-Id or X-Order-Id, or else your newest active one. Touches it, unless"
                            + " it is paused or over.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response read() {
        return Reply.ok(answers.own(session.get(), Callers.current())).response();
    }
}
