package sojourn.apikey;

/**
 * The event that an administrator has done something to a key, fired synchronously inside the transaction that does it: an
 * observer that fails undoes it.
 *
 * @param key as it is now
 * @param administrator the id of who did it
 */
public record ApiKeyChanged(Change change, ApiKey key, String administrator) {

    /** What was done. */
    public enum Change {
        ISSUED,
        /** It got another secret. */
        REISSUED,
        REVOKED
    }
}
