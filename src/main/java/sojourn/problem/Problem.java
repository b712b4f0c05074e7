package sojourn.problem;

import java.util.List;

/**
 * A failed request as its client is told of it (RFC 9457).
 *
 * @param type the stable name of the kind of problem; clients may decide by it
 * @param status the HTTP status
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param detail one sentence that says what is wrong with this request and, where it helps, what to do
 * @param errors the fields at fault, empty where no field is
 * @param retryAfterSeconds when to try again, 0 where trying again does not help
 */
public record Problem(
        String type, int status, String title, String detail, List<FieldError> errors, int retryAfterSeconds) {

    private static final String TYPES = "urn:sojourn:problem:";

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(String code, int status, String title, String detail) {
        return new Problem(TYPES + code, status, title, detail, List.of(), 0);
    }

    /** The type without what all types begin with. */
    public String code() {
        return type.substring(TYPES.length());
    }

    public Problem withErrors(List<FieldError> fields) {
        return new Problem(type, status, title, detail, List.copyOf(fields), retryAfterSeconds);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(type, status, title, detail, errors, seconds);
    }
}
