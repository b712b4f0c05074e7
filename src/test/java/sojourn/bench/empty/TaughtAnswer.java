package sojourn.bench.empty;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** The one answer that the empty WAR gives to everything. */
final class TaughtAnswer {

    /** What is answered now. Only the benchmark writes it, between two runs. */
    static volatile TaughtAnswer current = new TaughtAnswer(204, List.of(), new byte[0]);

    private final int status;
    private final List<String> headers;
    private final byte[] body;

    /** @param headers each as {@code Name: value} */
    TaughtAnswer(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status);
        for (String header : headers) {
            int colon = header.indexOf(':');
            response.header(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return body.length == 0 ? response.build() : response.entity(body).build();
    }
}
