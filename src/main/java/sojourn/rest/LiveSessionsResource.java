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
import sojourn.session.Sessions;

/** The caller's live sessions. A class of its own, because its address is more literal than that of one session. */
@Path("sessions/active")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class LiveSessionsResource {

    private final Sessions sessions;
    private final SessionAnswers answers;

    @Inject
    LiveSessionsResource(Sessions sessions, SessionAnswers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listLiveSessions",
            summary = "List your live sessions",
            description = "Every one that is neither closed nor expired, most recently active first.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionPage")))
    public SessionPageResponse list() {
        Caller caller = Callers.current();
        return new SessionPageResponse(answers.own(sessions.listLive(Callers.owner(caller)), caller), null);
    }
}
