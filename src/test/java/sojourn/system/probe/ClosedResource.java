package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource whose author has forgotten to say who may call it. */
@Path("probe-closed")
@ApplicationScoped
public class ClosedResource {

    @GET
    public String closed() {
        return "\"open\"";
    }
}
