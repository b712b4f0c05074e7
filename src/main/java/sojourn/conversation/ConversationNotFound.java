package sojourn.conversation;

import sojourn.session.SessionId;

/** No conversation of the session has this id. It does not say whether one of another session has it. */
public final class ConversationNotFound extends ConversationException {

    private static final long serialVersionUID = 1L;

    ConversationNotFound(SessionId session, ConversationId id) {
        super("conversation-not-found", "The session " + session + " has no conversation " + id + ".");
    }
}
