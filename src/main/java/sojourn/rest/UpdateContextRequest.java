package sojourn.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.json.JsonText;
import sojourn.session.SessionChange;

/** The body of PUT /sessions/{id}/context. */
@Schema(name = "UpdateContext")
record UpdateContextRequest(
        @Schema(description = "The new context, as a whole.")
        JsonText context) {

    static SessionChange read(JsonFields fields, int contextMaxBytes) {
        JsonText context = ContextField.read(fields, contextMaxBytes)
                .orElseGet(() -> fields.missing("context", JsonText.EMPTY_OBJECT));
        fields.check();
        return SessionChange.ofContext(context);
    }
}
