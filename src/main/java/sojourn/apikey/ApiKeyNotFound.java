package sojourn.apikey;

/** There is no key with this id. */
public final class ApiKeyNotFound extends ApiKeyException {

    private static final long serialVersionUID = 1L;

    ApiKeyNotFound(ApiKeyId id) {
        super("api-key-not-found", "There is no API key " + id + ".");
    }
}
