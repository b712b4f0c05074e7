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
import sojourn.cache.Copies;
import sojourn.cluster.Nodes;
import sojourn.identity.Caller;

/** The nodes that share the database. */
@Path("admin/cluster")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminClusterResource {

    private final Nodes nodes;
    private final Copies copies;

    @Inject
    AdminClusterResource(Nodes nodes, Copies copies) {
        this.nodes = nodes;
        this.copies = copies;
    }

    @GET
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR})
    @Operation(
            operationId = "readCluster",
            summary = "Who shares the database, and who answers from copies",
            description = "As the node sees it that answers.")
    @APIResponse(
            responseCode = "200",
            description = "The nodes.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Cluster")))
    public Representation read() {
        return ClusterResponse.of(nodes.state(), copies.figures());
    }
}
