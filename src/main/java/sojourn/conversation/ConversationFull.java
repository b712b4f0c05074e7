package sojourn.conversation;

import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** An append to a conversation that has no room for it. */
public final class ConversationFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConversationFull(SessionId session) {
        super(
                "The conversation of session " + session + " would have more than " + FixedLimits.MESSAGES
                        + " messages; open a new session.",
                null,
                false,
                false);
    }
}
