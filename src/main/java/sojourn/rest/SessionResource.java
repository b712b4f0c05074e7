package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.patch.MergePatch;
import sojourn.patch.OperationsPatch;
import sojourn.session.EndReason;
import sojourn.session.SessionChange;
import sojourn.session.SessionEdit;
import sojourn.session.SessionId;
import sojourn.session.SessionSettings;
import sojourn.session.Sessions;

/** One session of the caller's: reading it, using it, changing it, closing it. */
@Path("sessions/{id}")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SessionResource {

    private final Sessions sessions;
    private final SessionAnswers answers;
    private final Writes writes;
    private final SessionSettings settings;

    @Inject
    SessionResource(Sessions sessions, SessionAnswers answers, Writes writes, SessionSettings settings) {
        this.sessions = sessions;
        this.answers = answers;
        this.writes = writes;
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
    public Response read(@PathParam("id") String id) {
        Caller caller = Callers.current();
        return Reply.ok(answers.own(sessions.read(PathIds.session(id), Callers.owner(caller)), caller))
                .response();
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
    public Response update(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        SessionChange change = UpdateSessionRequest.read(
                JsonBody.requiredFieldsOf(body), session, call.caller(), settings.contextMaxBytes());
        return change(session, call, new SessionReplacement(change)).response();
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, OperationsPatch.MEDIA_TYPE})
    @Operation(
            operationId = "patchSession",
            summary = "Patch a session",
            description =
                    "A JSON Merge Patch or a JSON Patch of the session as GET shows it, such as"
                            + " {\"context\": {\"step\": \"payment\"}}. What a PUT cannot change, a patch cannot change either.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response patch(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        SessionEdit edit = new SessionPatch(JsonBody.patchOf(body), call.caller(), answers, settings.contextMaxBytes());
        return writes.once(call, body, () -> change(session, call, edit));
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
    public Response replaceContext(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionChange change = UpdateContextRequest.read(JsonBody.requiredFieldsOf(body), settings.contextMaxBytes());
        return change(PathIds.session(id), call, new SessionReplacement(change)).response();
    }

    @PATCH
    @Path("context")
    @Consumes({MergePatch.MEDIA_TYPE, OperationsPatch.MEDIA_TYPE})
    @Operation(
            operationId = "patchContext",
            summary = "Patch a session's context",
            description =
                    "A JSON Merge Patch or a JSON Patch of the context itself, such as {\"step\": \"payment\"}: without the"
                            + " \"context\" around it that PUT has.")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response patchContext(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        SessionEdit edit = new ContextPatch(JsonBody.patchOf(body), settings.contextMaxBytes());
        return writes.once(call, body, () -> change(session, call, edit));
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
    public Response touch(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        return Reply.ok(answers.own(sessions.touch(PathIds.session(id), call.owner(), call.condition()), call.caller()))
                .response();
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
    public Response expire(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        return end(session, call, EndReason.EXPIRED_BY_CLIENT).response();
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
    public Response end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        return writes.once(call, null, () -> end(session, call, EndReason.CLIENT));
    }

    @DELETE
    @Operation(
            operationId = "deleteSession",
            summary = "Delete a session with its messages",
            description = "A live one is ended first.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        sessions.delete(session, call.owner(), call.condition());
        return Response.noContent().build();
    }

    private Reply end(SessionId session, Call call, EndReason reason) {
        return Reply.ok(answers.own(sessions.end(session, call.owner(), call.condition(), reason), call.caller()));
    }

    private Reply change(SessionId session, Call call, SessionEdit edit) {
        return Reply.ok(answers.own(sessions.change(session, call.owner(), call.condition(), edit), call.caller()));
    }
}
