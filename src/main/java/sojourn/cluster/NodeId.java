package sojourn.cluster;

/** A node between its arrival among those that share the database and its leaving: a server that starts again is another one. */
public record NodeId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
