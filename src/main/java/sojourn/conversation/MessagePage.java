package sojourn.conversation;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some messages of a conversation in ascending order.
 *
 * @param next the number behind which the next page begins, empty if the last message is among these
 * @param previous the number ahead of which the previous page ends, empty if the first message is among these
 */
public record MessagePage(List<MessageSnapshot> messages, OptionalLong next, OptionalLong previous) {}
