package sojourn.conversation;

import java.util.Optional;

/**
 * Where a page of a session's conversations begins: behind the last one of the page before, or so many from the first.
 *
 * @param last the last conversation seen; a listing that is continued by it is stable while others are opened
 */
public record ConversationsAfter(Optional<ConversationId> last, int skip) {

    public static ConversationsAfter skipping(int skip) {
        return new ConversationsAfter(Optional.empty(), skip);
    }

    public static ConversationsAfter conversation(ConversationId last) {
        return new ConversationsAfter(Optional.of(last), 0);
    }
}
