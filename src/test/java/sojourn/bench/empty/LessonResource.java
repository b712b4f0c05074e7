package sojourn.bench.empty;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Teaches the empty WAR what to answer: status and headers in the query, the body as the body. */
@Path("lesson")
public class LessonResource {

    @PUT
    public void learn(@QueryParam("status") int status, @QueryParam("header") List<String> headers, byte[] body) {
        TaughtAnswer.current = new TaughtAnswer(status, List.copyOf(headers), body.clone());
    }
}
