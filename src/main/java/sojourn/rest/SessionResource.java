package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.EndReason;
import sojourn.session.SessionChange;
import sojourn.session.SessionId;
import sojourn.session.SessionSettings;
import sojourn.session.Sessions;

/** One session of the caller's: reading it, using it, changing it, closing it. */
@Path("sessions/{id}")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SessionResource {

    private final Sessions sessions;
    private final SessionAnswers answers;
    private final SessionSettings settings;

    @Inject
    SessionResource(Sessions sessions, SessionAnswers answers, SessionSettings settings) {
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "readSession",
            summary = "Read a session",
            description = "Touches it, unless it is paused or over.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse read(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        return answers.own(sessions.read(PathIds.session(id), Callers.owner(caller)), caller);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateSession",
            summary = "Change a session",
            description = "Replaces context, status, expiry or duration; what is left out is left alone.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UpdateSession")))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse update(
            @PathParam("id") String id, @Nullable JsonBody body, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        SessionId session = PathIds.session(id);
        return change(
                session,
                caller,
                UpdateSessionRequest.read(
                        JsonBody.requiredFieldsOf(body), session, caller, settings.contextMaxBytes()));
    }

    @PUT
    @Path("context")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceContext", summary = "Replace a session's context")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UpdateContext")))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse replaceContext(
            @PathParam("id") String id, @Nullable JsonBody body, @Context SecurityContext security) {
        return change(
                PathIds.session(id),
                Callers.of(security),
                UpdateContextRequest.read(JsonBody.requiredFieldsOf(body), settings.contextMaxBytes()));
    }

    @PUT
    @Path("activity")
    @Operation(
            operationId = "touchSession",
            summary = "Touch a session",
            description = "Renews its expiry; the answer shows what is stored.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse touch(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        return answers.own(sessions.touch(PathIds.session(id), Callers.owner(caller)), caller);
    }

    @PUT
    @Path("expire")
    @Operation(
            operationId = "expireSession",
            summary = "Expire a session now",
            description = "A closed session is answered as it was closed.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse expire(@PathParam("id") String id, @Context SecurityContext security) {
        return end(id, security, EndReason.EXPIRED_BY_CLIENT);
    }

    @POST
    @Path("end")
    @Operation(
            operationId = "endSession",
            summary = "End a session",
            description = "A closed session is answered as it was closed.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public SessionResponse end(@PathParam("id") String id, @Context SecurityContext security) {
        return end(id, security, EndReason.CLIENT);
    }

    @DELETE
    @Operation(
            operationId = "deleteSession",
            summary = "Delete a session with its messages",
            description = "A live one is ended first.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        sessions.delete(PathIds.session(id), Callers.owner(Callers.of(security)));
    }

    private SessionResponse end(String id, SecurityContext security, EndReason reason) {
        Caller caller = Callers.of(security);
        return answers.own(sessions.end(PathIds.session(id), Callers.owner(caller), reason), caller);
    }

    private SessionResponse change(SessionId session, Caller caller, SessionChange change) {
        return answers.own(sessions.change(session, Callers.owner(caller), change), caller);
    }
}
