package sojourn.conversation;

/** The fixed bounds of conversations. */
public final class ConversationLimits {

    /** How many messages may be appended at once. */
    public static final int MESSAGES_AT_ONCE = 500;

    /** How many messages a conversation may have. */
    public static final long MESSAGES = 1_000_000;

    private ConversationLimits() {}
}
