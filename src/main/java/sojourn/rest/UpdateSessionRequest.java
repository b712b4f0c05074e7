package sojourn.rest;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.identity.Caller;
import sojourn.json.JsonText;
import sojourn.session.SessionChange;
import sojourn.session.SessionId;
import sojourn.session.SessionStatus;

/** The body of PUT /sessions/{id}: what is left out is left alone. */
@Schema(name = "UpdateSession")
record UpdateSessionRequest(
        @Nullable JsonText context,

        @Schema(description = "ACTIVE resumes, INACTIVE pauses, ENDED and EXPIRED close the session.") @Nullable
        SessionStatus status,

        @Schema(
                format = "date-time",
                description = "Sets the expiry exactly, and the duration to its distance from now.")
        @Nullable
        String expiresAt,

        @Schema(format = "duration", description = "Not together with expiresAt.") @Nullable
        String duration) {

    static SessionChange read(JsonFields fields, SessionId session, Caller caller, int contextMaxBytes) {
        SessionChange change = new SessionChange(
                ContextField.read(fields, contextMaxBytes),
                fields.oneOf("status", "ACTIVE, INACTIVE, ENDED, EXPIRED", UpdateSessionRequest::status),
                fields.instant("expiresAt"),
                fields.duration("duration"),
                fields.movedInstant("lastActivity"),
                fields.instant("createdAt"),
                fields.nullableText("endReason"),
                fields.nullableInstant("endedAt"));
        for (String moved : new String[] {"user", "version"}) {
            fields.ignore(moved);
        }
        fields.mustBe(
                "id", sent -> SessionId.parse(sent).filter(session::equals).isPresent());
        if (caller.kind() == Caller.Kind.USER) {
            fields.mustBe("userId", caller.id()::equals);
        } else {
            fields.mustBeNull("userId");
        }
        fields.check();
        return change;
    }

    private static Optional<SessionStatus> status(String name) {
        for (SessionStatus status : SessionStatus.values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
