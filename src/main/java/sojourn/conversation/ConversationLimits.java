package sojourn.conversation;

/** The fixed bounds of conversations. */
public final class ConversationLimits {

    /** How many messages may be appended at once. */
    public static final int MESSAGES_AT_ONCE = 500;

    /** How many messages a conversation may have. */
    public static final long MESSAGES = 1_000_000;

    /** How many bytes of messages a page may have before its last one: a page ends early where messages are large. */
    public static final int PAGE_BYTES = 8 * 1024 * 1024;

    private ConversationLimits() {}
}
