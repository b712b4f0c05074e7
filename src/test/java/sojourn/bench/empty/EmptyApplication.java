package sojourn.bench.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The empty WAR's REST application, under the path of the product's, so that both are asked with the same bytes. */
@ApplicationPath("api")
public class EmptyApplication extends Application {

    /** A Location stays as it is taught, as that of the product does. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
