package sojourn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameters;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import sojourn.cache.Copies;
import sojourn.cluster.Nodes;
import sojourn.exchange.AnsweredRequests;
import sojourn.identity.Caller;
import sojourn.limit.FixedLimits;
import sojourn.retention.RetentionRun.Kind;
import sojourn.retention.RetentionRuns;
import sojourn.session.SessionStatistics;
import sojourn.task.BackgroundFigures;

/** How the server fares: figures at a glance, and the last passes over expired sessions and purges. */
@Path("admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminStatsResource {

    private final SessionStatistics sessions;
    private final AnsweredRequests requests;
    private final Copies copies;
    private final BackgroundFigures background;
    private final Nodes nodes;
    private final RetentionRuns runs;

    @Inject
    AdminStatsResource(
            SessionStatistics sessions,
            AnsweredRequests requests,
            Copies copies,
            BackgroundFigures background,
            Nodes nodes,
            RetentionRuns runs) {
        this.sessions = sessions;
        this.requests = requests;
        this.copies = copies;
        this.background = background;
        this.nodes = nodes;
        this.runs = runs;
    }

    @GET
    @Path("stats")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "readStats",
            summary = "Figures of all sessions, and of the node that answers",
            description = "Sessions are not counted anew for everybody who asks: countedAt tells when they were.")
    @APIResponse(
            responseCode = "200",
            description = "The figures.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Stats")))
    public Representation read() {
        return new StatsResponse(
                StatsResponse.SessionCountsResponse.of(sessions.read()),
                new StatsResponse.NodeFiguresResponse(
                        requests.count(),
                        requests.failed(),
                        ClusterResponse.CopiesResponse.of(copies.figures()),
                        background.waiting(),
                        background.capacity(),
                        background.running()),
                nodes.state().members().size(),
                last(Kind.CLEANUP),
                last(Kind.PURGE));
    }

    private @Nullable RunResponse last(Kind kind) {
        return runs.list(kind, 1).stream().findFirst().map(RunResponse::of).orElse(null);
    }

    @GET
    @Path("cleanup")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listCleanups",
            summary = "List full passes over expired sessions",
            description = "The last one first, of all nodes. The last 200 are kept.")
    @Parameters(@Parameter(name = "limit", in = ParameterIn.QUERY))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Runs")))
    public Representation listCleanups(@Context UriInfo uri) {
        return list(Kind.CLEANUP, uri);
    }

    @GET
    @Path("purge")
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "listPurges",
            summary = "List purges",
            description = "The last one first, of all nodes. The last 200 are kept.")
    @Parameters(@Parameter(name = "limit", in = ParameterIn.QUERY))
    @APIResponse(
            responseCode = "200",
            description = "As asked.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Runs")))
    public Representation listPurges(@Context UriInfo uri) {
        return list(Kind.PURGE, uri);
    }

    private RunsResponse list(Kind kind, UriInfo uri) {
        int limit =
                (int) QueryFields.of(uri, "limit").number("limit", FixedLimits.PAGE_SIZE, 1, FixedLimits.LARGEST_PAGE);
        return RunsResponse.of(runs.list(kind, limit));
    }
}
