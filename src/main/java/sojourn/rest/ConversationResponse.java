package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationSnapshot;
import sojourn.json.JsonText;

/** A conversation, without its messages, as answers show it. */
@Schema(name = "Conversation")
record ConversationResponse(
        @Schema(format = "uuid") String id,

        @Schema(format = "uuid") String sessionId,

        @Nullable String name,

        @Schema(name = "default", description = "Whether it is the one at /sessions/{id}/messages.")
        boolean isDefault,

        JsonText metadata,

        @Schema(description = "How many messages it has, which is the sequence of the last one.")
        long messageCount,

        Instant createdAt,
        @Nullable Instant lastMessageAt,

        @Schema(description = "When its session ended; null until then.") @Nullable
        Instant sealedAt)
        implements Representation {

    static ConversationResponse of(ConversationSnapshot conversation) {
        return new ConversationResponse(
                conversation.id().toString(),
                conversation.session().toString(),
                conversation.name(),
                conversation.isDefault(),
                conversation.metadata(),
                conversation.messageCount(),
                conversation.createdAt(),
                conversation.lastMessageAt(),
                conversation.sealedAt());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("sessionId", sessionId);
        json.writeStringField("name", name);
        json.writeBooleanField("default", isDefault);
        json.writeFieldName("metadata");
        json.writeRawValue(metadata.text());
        json.writeNumberField("messageCount", messageCount);
        json.writeStringField("createdAt", createdAt.toString());
        json.writeStringField("lastMessageAt", text(lastMessageAt));
        json.writeStringField("sealedAt", text(sealedAt));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
