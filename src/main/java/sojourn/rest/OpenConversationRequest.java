package sojourn.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.NewConversation;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;

/** The body of POST /sessions/{id}/conversations: all of it may be left out. */
@Schema(name = "OpenConversation")
record OpenConversationRequest(
        @Schema(maxLength = FixedLimits.CONVERSATION_NAME_LENGTH) @Nullable
        String name,

        @Schema(description = "A system prompt and the like; null is the empty object.") @Nullable
        JsonText metadata,

        @Schema(maxItems = FixedLimits.MESSAGES_AT_ONCE, description = "The first messages.") @Nullable
        List<AppendMessagesRequest.MessageRequest> messages) {

    static NewConversation read(JsonFields fields, int maxBytes) {
        @Nullable String name = fields.nullableText("name").orElse(null);
        NewConversation wanted = new NewConversation(
                name,
                fields.object("metadata").map(JsonText::of).orElse(JsonText.EMPTY_OBJECT),
                AppendMessagesRequest.list(fields, maxBytes).orElse(List.of()));
        fields.check();
        check(wanted, maxBytes);
        return wanted;
    }

    private static void check(NewConversation wanted, int maxBytes) {
        String name = wanted.name() == null ? "" : wanted.name();
        if (name.codePointCount(0, name.length()) > FixedLimits.CONVERSATION_NAME_LENGTH) {
            throw InvalidRequest.senseless(
                    "name", "must have at most " + FixedLimits.CONVERSATION_NAME_LENGTH + " characters");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length + wanted.metadata().bytes() > maxBytes) {
            throw InvalidRequest.tooLarge(
                    "metadata", "must have, together with the name, at most " + maxBytes + " bytes");
        }
    }
}
