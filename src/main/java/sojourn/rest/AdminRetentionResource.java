package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameters;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.limit.FixedLimits;
import sojourn.retention.ExpirySweep;
import sojourn.retention.PurgeSweep;
import sojourn.session.Actor;
import sojourn.session.FailedEnds;
import sojourn.session.SessionEnds;
import sojourn.session.SessionId;

/** Cleanup and purge by hand, and what cleanup could not end. */
@Path("admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminRetentionResource {

    private final ExpirySweep expiry;
    private final PurgeSweep purge;
    private final SessionEnds ends;
    private final FailedEnds failed;
    private final SessionAnswers answers;
    private final Writes writes;

    @Inject
    AdminRetentionResource(
            ExpirySweep expiry,
            PurgeSweep purge,
            SessionEnds ends,
            FailedEnds failed,
            SessionAnswers answers,
            Writes writes) {
        this.expiry = expiry;
        this.purge = purge;
        this.ends = ends;
        this.failed = failed;
        this.answers = answers;
        this.writes = writes;
    }

    @POST
    @Path("cleanup")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "cleanup",
            summary = "End every session that has expired",
            description = "Answers when the pass is over. It also takes what failed before.")
    @APIResponse(
            responseCode = "200",
            description = "What the pass came to.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "CleanupReport")))
    public Response cleanup(@Context ContainerRequestContext request) {
        Call call = Call.of(request);
        return writes.onceDone(call, null, () -> Reply.plain(CleanupResponse.of(expiry.runFor(administrator(call)))));
    }

    @POST
    @Path("purge")
    @RolesAllowed(Caller.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "purge",
            summary = "Delete sessions that were closed long ago",
            description = "With their conversations; submitted orders stay. Answers when the purge is over.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Purge")))
    @APIResponse(
            responseCode = "200",
            description = "What was deleted.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PurgeReport")))
    public Response purge(@Nullable JsonBody body, @Context ContainerRequestContext request) {
        int days = PurgeRequest.read(JsonBody.requiredFieldsOf(body));
        Call call = Call.of(request);
        return writes.onceDone(call, body, () -> Reply.plain(PurgeResponse.of(purge.run(days, administrator(call)))));
    }

    @POST
    @Path("failed-ends/{id}/retry")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "retryFailedEnd",
            summary = "Try an end that failed again",
            description = "At once, whatever the time of its next attempt. The id is the session's.")
    @APIResponse(
            responseCode = "200",
            description = "The session as it was closed.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public Response retry(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        SessionId session = PathIds.session(id);
        return writes.onceDone(
                call, null, () -> Reply.ok(answers.anybodys(failed.retry(session, administrator(call)))));
    }

    private static Actor administrator(Call call) {
        return Actor.admin(call.caller().id());
    }

    @GET
    @Path("failed-ends")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listFailedEnds",
            summary = "List ends that failed",
            description = "The newest failure first. POST /admin/failed-ends/{id}/retry tries one again.")
    @Parameters(@Parameter(name = "limit", in = ParameterIn.QUERY))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "FailedEnds")))
    public FailedEndsResponse failedEnds(@Context UriInfo uri) {
        int limit =
                (int) QueryFields.of(uri, "limit").number("limit", FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE);
        return FailedEndsResponse.of(ends.listFailed(limit));
    }
}
