package sojourn.cluster;

/** The network of the nodes, which cannot be joined. */
public final class NetworkFailed extends ClusterException {

    private static final long serialVersionUID = 1L;

    NetworkFailed(String endpoint, Throwable cause) {
        super("network-failed", "The network of the nodes cannot be joined at " + endpoint + ": " + cause, cause);
    }
}
