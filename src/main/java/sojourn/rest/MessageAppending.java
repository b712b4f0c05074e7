package sojourn.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.conversation.ConversationRef;
import sojourn.conversation.ConversationSettings;
import sojourn.conversation.Conversations;
import sojourn.conversation.NewMessage;
import sojourn.session.SessionId;

/** The appending of messages to a conversation, which is the same at each of its addresses. */
@ApplicationScoped
class MessageAppending {

    private final Conversations conversations;
    private final Writes writes;
    private final ConversationSettings settings;

    @Inject
    MessageAppending(Conversations conversations, Writes writes, ConversationSettings settings) {
        this.conversations = conversations;
        this.writes = writes;
        this.settings = settings;
    }

    /** Appends what a body holds: one message is answered by itself, a list by a list. */
    Response append(Call call, SessionId session, ConversationRef which, @Nullable JsonBody body) {
        JsonFields fields = JsonBody.requiredFieldsOf(body);
        List<NewMessage> messages = AppendMessagesRequest.read(fields, settings.messageMaxBytes());
        return writes.once(call, body, () -> {
            List<MessageResponse> stored =
                    conversations.append(session, call.owner(), call.condition(), which, messages).stream()
                            .map(MessageResponse::of)
                            .toList();
            return Reply.appended(
                    AppendMessagesRequest.isList(fields) ? new MessageListResponse(stored) : stored.get(0));
        });
    }
}
