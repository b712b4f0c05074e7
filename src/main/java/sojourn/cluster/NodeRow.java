package sojourn.cluster;

import java.util.Optional;

/**
 * A node as its row in the database shows it.
 *
 * @param name what its server is called, for people
 * @param place where it is in the network of the nodes, empty if it is not there
 * @param alive whether its row has not run out
 * @param serving whether it may answer from its copies
 */
record NodeRow(NodeId id, String name, Optional<Place> place, boolean alive, boolean serving) {}
