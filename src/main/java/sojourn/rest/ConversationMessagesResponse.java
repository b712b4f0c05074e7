package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A conversation with a page of its messages, as one object. */
@Schema(name = "ConversationMessages")
record ConversationMessagesResponse(
        @Schema(hidden = true) ConversationResponse conversation,
        @Schema(hidden = true) MessagePageResponse page) implements Representation {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        conversation.writeFields(json);
        page.writeFields(json);
        json.writeEndObject();
    }
}
