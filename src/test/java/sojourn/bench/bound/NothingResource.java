package sojourn.bench.bound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import sojourn.identity.Caller;

/** Does nothing for whoever is authenticated: so little that what is around it shows. */
@Path("nothing")
@ApplicationScoped
@RolesAllowed(Caller.ANYBODY)
@Produces(MediaType.APPLICATION_JSON)
public class NothingResource {

    @GET
    public String answer() {
        return "{\"used\":false}";
    }
}
