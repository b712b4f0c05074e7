package sojourn.identity;

/** The keys that verify tokens could not be fetched, and none are left from an earlier time. */
final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailable(Exception cause) {
        super("The keys that verify tokens cannot be had: " + cause.getMessage(), cause, false, false);
    }
}
