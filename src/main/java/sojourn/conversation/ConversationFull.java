package sojourn.conversation;

import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** An append to a conversation that has no room for it. */
public final class ConversationFull extends ConversationException {

    private static final long serialVersionUID = 1L;

    ConversationFull(SessionId session) {
        super(
                "conversation-full",
                "The conversation of session " + session + " would have more than " + FixedLimits.MESSAGES
                        + " messages; open another one.");
    }
}
