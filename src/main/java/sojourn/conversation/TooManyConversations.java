package sojourn.conversation;

import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** A conversation that would be opened, or the default one that would be made, in a session that has as many as it may. */
public final class TooManyConversations extends ConversationException {

    private static final long serialVersionUID = 1L;

    TooManyConversations(SessionId session) {
        super(
                "too-many-conversations",
                "The session " + session + " has " + FixedLimits.CONVERSATIONS
                        + " conversations, its default one included, and cannot have more.");
    }
}
