package sojourn.fuzz;

/** Nothing came back that can be read as HTTP. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What came instead. */
    enum Why {
        /** The server closed the connection. */
        CLOSED,
        /** Nothing, for longer than anybody should wait. */
        SILENCE,
        /** Something that is no answer. */
        NONSENSE
    }

    NoAnswer(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
