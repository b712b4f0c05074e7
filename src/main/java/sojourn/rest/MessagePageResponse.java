package sojourn.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.MessagePage;

/**
 * The fields of a page of messages, which stand beside those of what they belong to: {@code messages}, {@code next} (the
 * {@code after} of the page behind) and {@code previous} (the {@code before} of the page ahead).
 */
record MessagePageResponse(
        List<MessageResponse> messages,
        @Nullable String next,
        @Nullable String previous) {

    static MessagePageResponse of(MessagePage page) {
        return new MessagePageResponse(
                page.messages().stream().map(MessageResponse::of).toList(), text(page.next()), text(page.previous()));
    }

    void writeFields(JsonGenerator json) throws IOException {
        Representation.writeList(json, "messages", messages);
        json.writeStringField("next", next);
        json.writeStringField("previous", previous);
    }

    private static @Nullable String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : null;
    }
}
