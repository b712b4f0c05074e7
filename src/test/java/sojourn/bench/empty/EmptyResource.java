package sojourn.bench.empty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Answers every request with the taught answer. A body is read whole and dropped. */
@Path("{path: .*}")
public class EmptyResource {

    @GET
    public Response get() {
        return TaughtAnswer.current.response();
    }

    @POST
    public Response post(byte[] body) {
        return TaughtAnswer.current.response();
    }

    @PUT
    public Response put(byte[] body) {
        return TaughtAnswer.current.response();
    }
}
