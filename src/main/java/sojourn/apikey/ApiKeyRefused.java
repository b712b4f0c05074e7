package sojourn.apikey;

/** A value of a wanted key can be read and makes no sense. */
public final class ApiKeyRefused extends ApiKeyException {

    private static final long serialVersionUID = 1L;

    private final String field;

    ApiKeyRefused(String field, String sentence) {
        super("not-acceptable-value", sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
