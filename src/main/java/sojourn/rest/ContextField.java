package sojourn.rest;

import jakarta.json.JsonObject;
import java.util.Optional;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;

/** The context of a session in a request, or as a patch leaves it. */
final class ContextField {

    private static final String NAME = "context";

    /** A context is a member of a body, and so one level less deep than a body may be. */
    private static final int DEEPEST = FixedLimits.JSON_DEPTH - 1;

    private ContextField() {}

    /** Takes the field {@code context}, and refuses one beyond its size (413). */
    static Optional<JsonText> read(JsonFields fields, int maxBytes) {
        return fields.object(NAME).map(context -> bounded(context, maxBytes));
    }

    /**
     * A context as text.
     *
     * @throws InvalidRequest if it is larger or nested deeper than a context may be
     */
    static JsonText bounded(JsonObject context, int maxBytes) {
        return BoundedObject.text(context, NAME, DEEPEST, maxBytes)
                .orElseThrow(() -> InvalidRequest.tooLarge(NAME, "must have at most " + maxBytes + " bytes"));
    }

    /**
     * Whether a context may be of the size allowed, as far as can be told before it is text.
     *
     * @throws InvalidRequest if it is nested too deep
     */
    static boolean fits(JsonObject context, int maxBytes) {
        return BoundedObject.fits(context, NAME, DEEPEST, maxBytes);
    }
}
