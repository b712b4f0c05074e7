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
import sojourn.identity.AnonymousSecret;
import sojourn.identity.Caller;
import sojourn.session.Adoptions;
import sojourn.session.Owner;
import sojourn.session.SessionId;

/** A session of nobody that becomes the caller's, who knows its secret. */
@Path("sessions/{id}/adopt")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class AdoptionResource {

    private final Adoptions adoptions;
    private final SessionAnswers answers;
    private final Writes writes;

    @Inject
    AdoptionResource(Adoptions adoptions, SessionAnswers answers, Writes writes) {
        this.adoptions = adoptions;
        this.answers = answers;
        this.writes = writes;
    }

    @POST
    @Operation(
            operationId = "adoptSession",
            summary = "Adopt an anonymous session",
            description =
                    "For who has logged in: sent with the session's secret and the caller's own token or key, it makes the"
                            + " session the caller's, with all that it holds. The secret leads to it no longer.")
    @APIResponse(
            responseCode = "200",
            description = "The session, which is the caller's.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response adopt(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        AnonymousSecret secret = AnonymousSecret.given(request::getProperty)
                .orElseThrow(() -> InvalidRequest.malformed(
                        AnonymousSecret.HEADER, "must be the secret of the session that is to be adopted"));
        Owner.Anonymous nobody = new Owner.Anonymous(secret.fingerprint());
        Response answer = writes.once(
                call,
                null,
                () -> Reply.ok(
                        answers.own(adoptions.adopt(session, nobody, call.owner(), call.condition()), call.caller())));
        // Behind the adoption: a refused request leaves nothing, not even its sender's name.
        answers.remember(call.caller());
        return answer;
    }
}
