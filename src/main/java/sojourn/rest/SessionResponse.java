package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.EndReason;
import sojourn.session.Owner;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionStatus;
import sojourn.user.UserProfile;

/** A session as answers show it. */
@Schema(name = "Session")
record SessionResponse(
        @Schema(format = "uuid") String id,

        @Schema(description = "Null unless a user owns it.") @Nullable
        String userId,

        SessionStatus status,
        JsonText context,
        Instant createdAt,
        Instant lastActivity,
        Instant expiresAt,

        @Schema(format = "duration", example = "PT24H") String duration,

        long version,
        @Nullable UserResponse user,

        @Schema(enumeration = {"client", "expired-by-client", "timeout", "max-lifetime", "limit", "admin", "deleted"})
        @Nullable
        String endReason,

        @Nullable Instant endedAt)
        implements Versioned {

    /** The user who owns a session, as its tokens told. */
    @Schema(name = "User")
    record UserResponse(
            String id, @Nullable String email, @Nullable String name) {}

    static SessionResponse of(SessionSnapshot session, @Nullable UserProfile user) {
        @Nullable EndReason reason = session.endReason();
        return new SessionResponse(
                session.id().toString(),
                session.owner() instanceof Owner.User owner ? owner.id() : null,
                session.status(),
                session.context(),
                session.createdAt(),
                session.lastActivity(),
                session.expiresAt(),
                session.duration().toString(),
                session.version(),
                user == null ? null : new UserResponse(user.id(), user.email(), user.name()),
                reason == null ? null : reason.label(),
                session.endedAt());
    }

    /** This representation as a document, for a patch. */
    JsonObject json() {
        return new JsonText(text()).value().asJsonObject();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("userId", userId);
        json.writeStringField("status", status.name());
        json.writeFieldName("context");
        json.writeRawValue(context.text());
        json.writeStringField("createdAt", createdAt.toString());
        json.writeStringField("lastActivity", lastActivity.toString());
        json.writeStringField("expiresAt", expiresAt.toString());
        json.writeStringField("duration", duration);
        json.writeNumberField("version", version);
        writeUser(json);
        json.writeStringField("endReason", endReason);
        json.writeStringField("endedAt", endedAt == null ? null : endedAt.toString());
    }

    private void writeUser(JsonGenerator json) throws IOException {
        if (user == null) {
            json.writeNullField("user");
            return;
        }
        json.writeObjectFieldStart("user");
        json.writeStringField("id", user.id());
        json.writeStringField("email", user.email());
        json.writeStringField("name", user.name());
        json.writeEndObject();
    }
}
