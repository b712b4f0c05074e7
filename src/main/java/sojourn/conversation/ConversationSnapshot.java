package sojourn.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.SessionId;

/**
 * A stored conversation without its messages.
 *
 * @param name null where it was given none
 * @param messageCount how many messages it has, which is the number of the last one
 * @param lastMessageAt null while it has no message
 * @param sealedAt when its session ended, null until then; a sealed conversation is as it will stay
 */
public record ConversationSnapshot(
        ConversationId id,
        SessionId session,
        @Nullable String name,
        boolean isDefault,
        JsonText metadata,
        long messageCount,
        Instant createdAt,
        @Nullable Instant lastMessageAt,
        @Nullable Instant sealedAt) {}
