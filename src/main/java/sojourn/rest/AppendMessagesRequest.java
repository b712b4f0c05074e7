package sojourn.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.NewMessage;
import sojourn.conversation.Role;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;

/** The body of a POST to a conversation's messages: one message, or a list of them under {@code messages}. */
@Schema(name = "AppendMessages")
record AppendMessagesRequest(
        @Schema(enumeration = {"user", "assistant", "system", "tool"}) @Nullable
        String role,

        @Nullable String content,
        @Nullable JsonText metadata,

        @Schema(maxItems = FixedLimits.MESSAGES_AT_ONCE, description = "Stored all or none.") @Nullable
        List<MessageRequest> messages) {

    /** A message in a list. */
    @Schema(name = "NewMessage")
    record MessageRequest(
            @Schema(enumeration = {"user", "assistant", "system", "tool"})
            String role,

            String content,
            @Nullable JsonText metadata) {}

    static boolean isList(JsonFields fields) {
        return fields.has("messages");
    }

    static List<NewMessage> read(JsonFields fields, int maxBytes) {
        List<NewMessage> messages =
                isList(fields) ? list(fields, maxBytes).orElse(List.of()) : List.of(message(fields, maxBytes));
        fields.check();
        return messages;
    }

    /** Takes the field {@code messages}. */
    static Optional<List<NewMessage>> list(JsonFields fields, int maxBytes) {
        return fields.list("messages", FixedLimits.MESSAGES_AT_ONCE, each -> message(each, maxBytes));
    }

    private static NewMessage message(JsonFields fields, int maxBytes) {
        NewMessage message = new NewMessage(
                fields.oneOf("role", "user, assistant, system, tool", Role::of)
                        .orElseGet(() -> fields.missing("role", Role.USER)),
                fields.text("content").orElseGet(() -> fields.missing("content", "")),
                fields.object("metadata").map(JsonText::of).orElse(JsonText.EMPTY_OBJECT));
        int bytes = message.content().getBytes(StandardCharsets.UTF_8).length
                + message.metadata().bytes();
        if (bytes > maxBytes) {
            throw InvalidRequest.tooLarge(
                    "content", "must have, together with its metadata, at most " + maxBytes + " bytes");
        }
        return message;
    }
}
