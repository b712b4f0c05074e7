package sojourn.task;

/** An item of several that failed by a checked exception, which is the cause. */
public final class ItemFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ItemFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
