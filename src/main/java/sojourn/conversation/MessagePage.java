package sojourn.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Some messages of a conversation in ascending order.
 *
 * @param conversation as it stood when these had been read; empty for the default one of a session without a message
 * @param next the number behind which the next page begins, empty if the last message is among these
 * @param previous the number ahead of which the previous page ends, empty if the first message is among these
 */
public record MessagePage(
        Optional<ConversationSnapshot> conversation,
        List<MessageSnapshot> messages,
        OptionalLong next,
        OptionalLong previous) {

    /** The page of the messages that were found in a range, in the range's direction. */
    static MessagePage of(
            Optional<ConversationSnapshot> conversation, MessageRange range, List<MessageSnapshot> found) {
        long count = conversation.map(ConversationSnapshot::messageCount).orElse(0L);
        if (found.isEmpty()) {
            return empty(conversation, range, count);
        }
        List<MessageSnapshot> messages = new ArrayList<>(found);
        if (range.backwards()) {
            Collections.reverse(messages);
        }
        long first = messages.get(0).sequence();
        long last = messages.get(messages.size() - 1).sequence();
        return new MessagePage(conversation, List.copyOf(messages), some(last < count, last), some(first > 1, first));
    }

    /** A page without messages still says on which side of it some are: behind 0, or ahead of the one that may come next. */
    private static MessagePage empty(Optional<ConversationSnapshot> conversation, MessageRange range, long count) {
        boolean some = count > 0;
        return range.backwards()
                ? new MessagePage(conversation, List.of(), some(some, 0), OptionalLong.empty())
                : new MessagePage(conversation, List.of(), OptionalLong.empty(), some(some, count + 1));
    }

    private static OptionalLong some(boolean present, long value) {
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
