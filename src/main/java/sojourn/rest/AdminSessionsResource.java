package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import sojourn.identity.Caller;
import sojourn.session.Actor;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionId;

/** Everybody's sessions, for administrators. Their reads touch nothing. */
@Path("admin/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminSessionsResource {

    private final SessionAdministration sessions;
    private final SessionAnswers answers;
    private final Writes writes;

    @Inject
    AdminSessionsResource(SessionAdministration sessions, SessionAnswers answers, Writes writes) {
        this.sessions = sessions;
        this.answers = answers;
        this.writes = writes;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listEverybodysSessions",
            summary = "List everybody's sessions",
            description = "Newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionPage")))
    public Response list(@Context UriInfo uri) {
        return SessionPaging.of(uri).read(sessions::list, answers::anybodys).response(uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(operationId = "readAnybodysSession", summary = "Read anybody's session")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response read(@PathParam("id") String id) {
        return Reply.ok(answers.anybodys(sessions.read(PathIds.session(id)))).response();
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Caller.ADMIN)
    @Operation(operationId = "endAnybodysSession", summary = "End anybody's session")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        Actor administrator = Actor.admin(call.caller().id());
        return writes.once(
                call, null, () -> Reply.ok(answers.anybodys(sessions.end(session, call.condition(), administrator))));
    }
}
