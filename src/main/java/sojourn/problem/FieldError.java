package sojourn.problem;

/** One field of a request at fault, with a clause that says what is wrong: {@code expiresAt}, "must be in the future". */
public record FieldError(String field, String message) {}
