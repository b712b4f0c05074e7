package sojourn.console;

/** Somebody asked for what their role does not have; no page offers it to them. */
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String message) {
        super(message);
    }
}
