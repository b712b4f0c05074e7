package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.AnonymousSecret;
import sojourn.identity.Caller;
import sojourn.session.NewSession;
import sojourn.session.Owner;
import sojourn.session.SessionSettings;
import sojourn.session.Sessions;
import sojourn.session.VersionCondition;

/** The caller's sessions: opening one, listing them. */
@Path("sessions")
@ApplicationScoped
@RolesAllowed({Caller.ANYBODY, Caller.NOBODY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SessionsResource {

    private final Sessions sessions;
    private final SessionAnswers answers;
    private final Writes writes;
    private final SessionSettings settings;

    @Inject
    SessionsResource(Sessions sessions, SessionAnswers answers, Writes writes, SessionSettings settings) {
        this.sessions = sessions;
        this.answers = answers;
        this.writes = writes;
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
    public Response open(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        if (!call.condition().equals(VersionCondition.ANY)) {
            throw InvalidRequest.malformed(IfMatch.HEADER, "has nothing to match where something new is made");
        }
        NewSession wanted = OpenSessionRequest.read(JsonBody.fieldsOf(body), settings.contextMaxBytes());
        if (call.caller().kind() == Caller.Kind.ANONYMOUS) {
            return openForNobody(call, wanted);
        }
        Response answer = writes.once(call, body, () -> {
            SessionResponse session = answers.own(sessions.open(call.owner(), wanted), call.caller());
            return Reply.opened(session, call.below(session.id()));
        });
        // Behind the session: a refused request leaves nothing, not even its sender's name.
        answers.remember(call.caller());
        return answer;
    }

    /** Each session of nobody has a secret of its own, also one that is opened with the secret of another one. */
    private Response openForNobody(Call call, NewSession wanted) {
        AnonymousSecret secret = AnonymousSecret.fresh();
        SessionResponse session =
                answers.own(sessions.open(new Owner.Anonymous(secret.fingerprint()), wanted), call.caller());
        return Response.fromResponse(
                        Reply.opened(session, call.below(session.id())).response())
                .header(AnonymousSecret.HEADER, secret.reveal())
                .build();
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List your sessions",
            description = "All of them, newest first, by skip and take or by cursor and limit.")
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A page of sessions.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionPage")))
    public Response list(@Context UriInfo uri) {
        Caller caller = Callers.current();
        Owner owner = Callers.owner(caller);
        return SessionPaging.of(uri)
                .read((after, limit) -> sessions.list(owner, after, limit), page -> answers.own(page, caller))
                .response(uri);
    }
}
