package sojourn.bench.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The empty WAR's REST application, under the path of the product's, so that both are asked with the same bytes. */
@ApplicationPath("api")
public class EmptyApplication extends Application {}
