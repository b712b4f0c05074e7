package sojourn.system.probe;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import sojourn.identity.Caller;

/** A resource of administration whose author has said nothing of one method, and too much of another. */
@Path("admin/probe")
@ApplicationScoped
public class AdminProbeResource {

    @GET
    public String forgotten() {
        return "\"open\"";
    }

    @POST
    @RolesAllowed({Caller.ADMIN, Caller.AUDITOR, Caller.ANYBODY})
    public String generous() {
        return "\"done\"";
    }
}
