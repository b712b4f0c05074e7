package sojourn.replay;

/** A request that was not answered with success, after the repetitions that were safe. */
final class RequestFailed extends Exception {
    private static final long serialVersionUID = 1;

    RequestFailed(RequestKind kind, String reason) {
        super(kind.label() + ": " + reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
