package sojourn.deployment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import sojourn.database.DatabaseReady;

/** Whether the start is over: the settings were read, the schema is up to date, and every room has begun its work. */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {

    /** Behind all rooms. */
    private static final int LAST = Integer.MAX_VALUE;

    private volatile boolean over;

    void note(@Observes @Priority(LAST) DatabaseReady ready) {
        over = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started").status(over).build();
    }
}
