package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.NewSession;
import sojourn.session.Owner;
import sojourn.session.SessionSettings;
import sojourn.session.SessionSnapshot;
import sojourn.session.Sessions;

/** The caller's sessions: opening one, listing them. */
@Path("sessions")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SessionsResource {

    private final Sessions sessions;
    private final SessionAnswers answers;
    private final SessionSettings settings;

    @Inject
    SessionsResource(Sessions sessions, SessionAnswers answers, SessionSettings settings) {
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "openSession", summary = "Open a session", description = "The body is optional.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "OpenSession")))
    @APIResponse(
            responseCode = "201",
            description = "The session; Location is its address.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response open(@Nullable JsonBody body, @Context SecurityContext security, @Context UriInfo uri) {
        NewSession wanted = OpenSessionRequest.read(JsonBody.fieldsOf(body), settings.contextMaxBytes());
        Caller caller = Callers.of(security);
        SessionSnapshot opened = sessions.open(Callers.owner(caller), wanted);
        // Behind the session: a refused request leaves nothing, not even its sender's name.
        answers.remember(caller);
        SessionResponse session = answers.own(opened, caller);
        return Response.created(uri.getAbsolutePathBuilder().path(session.id()).build())
                .entity(session)
                .build();
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List your sessions",
            description = "All of them, newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER, maximum = "10000"))
    @Parameter(name = "take", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER, maximum = "200"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER, maximum = "200"))
    @APIResponse(
            responseCode = "200",
            description = "A page of sessions.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionPage")))
    public SessionPageResponse list(@Context SecurityContext security, @Context UriInfo uri) {
        Caller caller = Callers.of(security);
        Owner owner = Callers.owner(caller);
        return SessionPaging.of(QueryFields.of(uri))
                .read((after, limit) -> sessions.list(owner, after, limit), page -> answers.own(page, caller));
    }
}
