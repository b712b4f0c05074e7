package sojourn.conversation;

/** Which conversation of a session is meant: its default one, or one by its id, which may be the default one's too. */
public sealed interface ConversationRef {

    /** The one that belongs to every session, and is made by its first message. */
    record Default() implements ConversationRef {}

    /** The one with this id, if it is the session's. */
    record ById(ConversationId id) implements ConversationRef {}
}
