package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** What a node's readiness tells of the others. It is ready without them: then it answers from the database. */
@Readiness
@ApplicationScoped
public class ClusterCheck implements HealthCheck {

    private final Nodes nodes;

    @Inject
    ClusterCheck(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public HealthCheckResponse call() {
        ClusterState state = nodes.state();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("cluster")
                .up()
                .withData("members", state.members().size())
                .withData("servesCopies", state.serving());
        state.hindrance().ifPresent(why -> answer.withData("because", why));
        return answer.build();
    }
}
