package sojourn.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import sojourn.problem.FieldError;

/** A request that says something wrong in one or more of its fields. Nothing was changed. */
public final class InvalidRequest extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    static final int MALFORMED = 400;
    static final int TOO_LARGE = 413;
    static final int UNPROCESSABLE = 422;

    private final transient List<FieldError> errors;

    private InvalidRequest(int status, List<FieldError> errors) {
        super(status);
        this.errors = List.copyOf(errors);
    }

    /** A field that cannot be read: 400. */
    static InvalidRequest malformed(String field, String complaint) {
        return malformed(List.of(new FieldError(field, complaint)));
    }

    static InvalidRequest malformed(List<FieldError> errors) {
        return new InvalidRequest(MALFORMED, errors);
    }

    /** A field that can be read and makes no sense: 422. */
    static InvalidRequest senseless(String field, String complaint) {
        return new InvalidRequest(UNPROCESSABLE, List.of(new FieldError(field, complaint)));
    }

    /** A field, or with the empty name the body, beyond its size: 413. */
    static InvalidRequest tooLarge(String field, String complaint) {
        return new InvalidRequest(TOO_LARGE, List.of(new FieldError(field, complaint)));
    }

    List<FieldError> errors() {
        return errors;
    }
}
