package sojourn.cluster;

/** A change on a node that has been away for longer than the others wait for it, and is only coming back. Nothing was changed. */
public final class NodeAway extends ClusterException {

    private static final long serialVersionUID = 1L;

    NodeAway() {
        super("node-away", "This server has lost the others for a moment, and changed nothing; try again.", null);
    }
}
