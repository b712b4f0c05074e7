package sojourn.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.NewSession;

/** The body of POST /sessions: all of it may be left out. */
@Schema(name = "OpenSession")
record OpenSessionRequest(
        @Schema(description = "Anything you like; null is the empty object.") @Nullable
        JsonText context,

        @Schema(format = "date-time", example = "2030-01-31T12:00:00Z") @Nullable
        String expiresAt,

        @Schema(
                format = "duration",
                example = "PT24H",
                description = "How long the session lives after each use. Not together with expiresAt.")
        @Nullable
        String duration) {

    static NewSession read(JsonFields fields, int contextMaxBytes) {
        NewSession wanted = new NewSession(
                ContextField.read(fields, contextMaxBytes).orElse(JsonText.EMPTY_OBJECT),
                fields.instant("expiresAt"),
                fields.duration("duration"));
        fields.check();
        return wanted;
    }
}
