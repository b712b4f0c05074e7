package sojourn.cluster;

/**
 * Where a node is in the network of the nodes.
 *
 * @param member what the network calls it, another name after each start
 * @param endpoint where it listens: host and port, with a colon between them
 */
record Place(String member, String endpoint) {}
