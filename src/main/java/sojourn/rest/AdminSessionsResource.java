package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.session.Actor;
import sojourn.session.ClosingWish;
import sojourn.session.ExpiryWish;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionFilter;
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
            description =
                    "By skip and take or by cursor and limit; of the parameters that filter, all that are given apply.")
    @Parameter(name = "status", in = ParameterIn.QUERY)
    @Parameter(name = "owner", in = ParameterIn.QUERY)
    @Parameter(name = "id", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "order", in = ParameterIn.QUERY)
    @Parameter(name = "skip", in = ParameterIn.QUERY)
    @Parameter(name = "take", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SessionPage")))
    public Response list(@Context UriInfo uri) {
        SessionPaging paging = SessionPaging.of(uri, SessionFilters.NAMES);
        SessionFilter filter = SessionFilters.read(new QueryFields(uri.getQueryParameters()));
        return paging.read((after, limit) -> sessions.list(filter, after, limit), answers::anybodys)
                .response(uri);
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
        return close(id, request, ClosingWish.END);
    }

    @POST
    @Path("{id}/expire")
    @RolesAllowed(Caller.ADMIN)
    @Operation(operationId = "expireAnybodysSession", summary = "Expire anybody's session")
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response expire(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return close(id, request, ClosingWish.EXPIRE);
    }

    @PUT
    @Path("{id}/expiry")
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setExpiryOfAnybodysSession",
            summary = "Set when anybody's session expires",
            description = "Also of a paused one. It is no use of the session.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SetExpiry")))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response setExpiry(
            @PathParam("id") String id, @Nullable JsonBody body, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        ExpiryWish wish = SetExpiryRequest.read(JsonBody.requiredFieldsOf(body));
        return Reply.ok(answers.anybodys(sessions.setExpiry(session, call.condition(), wish, administrator(call))))
                .response();
    }

    private Response close(String id, ContainerRequestContext request, ClosingWish wish) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        return writes.once(
                call,
                null,
                () -> Reply.ok(answers.anybodys(sessions.close(session, call.condition(), wish, administrator(call)))));
    }

    private static Actor administrator(Call call) {
        return Actor.admin(call.caller().id());
    }
}
