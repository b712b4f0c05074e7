package sojourn.rest;

import java.util.Optional;
import sojourn.json.JsonText;

/** The field {@code context} of a request. */
final class ContextField {

    private ContextField() {}

    /** Takes the context, and refuses one beyond its size (413). */
    static Optional<JsonText> read(JsonFields fields, int maxBytes) {
        Optional<JsonText> context = fields.object("context");
        if (context.isPresent() && context.get().bytes() > maxBytes) {
            throw InvalidRequest.tooLarge("context", "must have at most " + maxBytes + " bytes");
        }
        return context;
    }
}
