package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import sojourn.database.DatabaseReady;
import sojourn.figure.FigureGroup;
import sojourn.figure.Figures;

/** How this node stands among the others. */
@ApplicationScoped
class ClusterMetrics {

    void show(@Observes DatabaseReady ready, Figures figures, Nodes nodes) {
        FigureGroup group = figures.group("cluster");
        group.number("members", "Nodes that live, this one among them, as of the last renewal", nodes::living);
        group.number(
                "reachable",
                "Nodes that live and can be reached, this one among them",
                () -> nodes.state().members().stream()
                        .filter(ClusterState.Member::reachable)
                        .count());
        group.number(
                "serving",
                "1 if this node answers from its copies, 0 if it asks the database",
                () -> nodes.isServing() ? 1 : 0);
        group.time(
                "lease",
                "How long this node may change things without a renewal; 0 if it has lost its place",
                () -> Optional.of(nodes.lease()));
        group.time(
                "leave",
                "How long this node may answer from its copies without a renewal",
                () -> Optional.of(nodes.leave()));
    }
}
