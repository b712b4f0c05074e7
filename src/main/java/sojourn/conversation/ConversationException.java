package sojourn.conversation;

/** A call on a conversation that could not be answered as asked. The code is stable; the message is a sentence for the caller. */
public abstract sealed class ConversationException extends RuntimeException
        permits ConversationNotFound, ConversationFull, TooManyConversations {

    private static final long serialVersionUID = 1L;

    private final String code;

    ConversationException(String code, String sentence) {
        // Expected by the callers: a stack trace would cost more than the call.
        super(sentence, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
