package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationSnapshot;

/** A page of a session's conversations; {@code next} is the cursor of the page behind it, null on the last one. */
@Schema(name = "ConversationPage")
record ConversationPageResponse(
        List<ConversationResponse> items, @Nullable String next) implements Representation {

    static ConversationPageResponse of(List<ConversationSnapshot> conversations, @Nullable String next) {
        return new ConversationPageResponse(
                conversations.stream().map(ConversationResponse::of).toList(), next);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        Representation.writeList(json, "items", items);
        json.writeStringField("next", next);
        json.writeEndObject();
    }
}
