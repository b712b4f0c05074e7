package sojourn.conversation;

import java.util.List;

/**
 * Some conversations of a session in the order of their creation.
 *
 * @param more whether others were opened behind the last of these
 */
public record ConversationPage(List<ConversationSnapshot> conversations, boolean more) {}
