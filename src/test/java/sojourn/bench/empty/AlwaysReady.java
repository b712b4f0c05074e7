package sojourn.bench.empty;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says that the empty WAR is deployed, under the name that the product's check has, so that one wait serves both. */
@Readiness
@ApplicationScoped
public class AlwaysReady implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("database");
    }
}
