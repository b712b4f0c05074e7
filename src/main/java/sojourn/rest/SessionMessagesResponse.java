package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.MessagePage;

/**
 * A session with a page of its default conversation, as one object: the session's fields, and {@code messages},
 * {@code next} (the {@code after} of the page behind) and {@code previous} (the {@code before} of the page ahead).
 */
@Schema(name = "SessionMessages")
record SessionMessagesResponse(
        @Schema(hidden = true) SessionResponse session,
        List<MessageResponse> messages,
        @Nullable String next,
        @Nullable String previous)
        implements Representation {

    static SessionMessagesResponse of(SessionResponse session, MessagePage page) {
        return new SessionMessagesResponse(
                session,
                page.messages().stream().map(MessageResponse::of).toList(),
                text(page.next()),
                text(page.previous()));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        session.writeFields(json);
        Representation.writeList(json, "messages", messages);
        json.writeStringField("next", next);
        json.writeStringField("previous", previous);
        json.writeEndObject();
    }

    private static @Nullable String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : null;
    }
}
