package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import sojourn.cache.Copies;
import sojourn.cluster.ClusterState;
import sojourn.cluster.Nodes;

/** The nodes that share the database, as the one sees them that shows the page. */
@Named
@RequestScoped
public class ClusterBoard {

    private final Nodes nodes;
    private final Copies copies;

    private @Nullable ClusterState state;

    @Inject
    ClusterBoard(Nodes nodes, Copies copies) {
        this.nodes = nodes;
        this.copies = copies;
    }

    public ClusterState getState() {
        if (state == null) {
            state = nodes.state();
        }
        return state;
    }

    public Copies.Figures getCopies() {
        return copies.figures();
    }

    /** Why this node does not answer from copies; null if it does. */
    public @Nullable String getHindrance() {
        return getState().hindrance().orElse(null);
    }

    /** Of a hundred looks for a copy, how many found one; null before the first. */
    public @Nullable Long getHitRate() {
        Copies.Figures figures = copies.figures();
        long all = figures.hits() + figures.misses();
        return all == 0 ? null : Math.round(100.0 * figures.hits() / all);
    }

    public boolean isThisNode(ClusterState.Member member) {
        return getState().node().filter(member.id()::equals).isPresent();
    }
}
