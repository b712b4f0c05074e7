package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.conversation.MessageSnapshot;
import sojourn.json.JsonText;

/** A message as answers show it. */
@Schema(name = "Message")
record MessageResponse(
        @Schema(description = "Its number in its conversation, from 1 without gaps.")
        long sequence,

        @Schema(enumeration = {"user", "assistant", "system", "tool"})
        String role,

        String content,
        JsonText metadata,
        Instant createdAt)
        implements Representation {

    static MessageResponse of(MessageSnapshot message) {
        return new MessageResponse(
                message.sequence(), message.role().label(), message.content(), message.metadata(), message.createdAt());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", sequence);
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeFieldName("metadata");
        json.writeRawValue(metadata.text());
        json.writeStringField("createdAt", createdAt.toString());
        json.writeEndObject();
    }
}
