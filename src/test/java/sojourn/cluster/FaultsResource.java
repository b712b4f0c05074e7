package sojourn.cluster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import sojourn.identity.Caller;

/** Breaks this node, and mends it. */
@Path("probe/faults")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
public class FaultsResource {

    private final SwitchableChanges changes;
    private final BreakableNetwork network;

    @Inject
    FaultsResource(SwitchableChanges changes, BreakableNetwork network) {
        this.changes = changes;
        this.network = network;
    }

    @POST
    @Path("silent/{silent}")
    public void silence(@PathParam("silent") boolean silent) {
        changes.silence(silent);
    }

    @POST
    @Path("broken/{broken}")
    public void breakDown(@PathParam("broken") boolean broken) {
        network.breakDown(broken);
    }
}
