package sojourn.cluster;

/** A node that cannot be reached in the network of the nodes, or does not confirm what it was told. */
final class Unconfirmed extends ClusterException {

    private static final long serialVersionUID = 1L;

    Unconfirmed(String member) {
        super("node-unconfirmed", "The node " + member + " does not confirm what it is told", null);
    }
}
