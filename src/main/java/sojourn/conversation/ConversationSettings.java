package sojourn.conversation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import sojourn.settings.SettingsReader;

/** How much a message may hold. */
@Singleton
public class ConversationSettings {

    static final String MESSAGE_MAX_BYTES = "session.message.max-bytes";

    private final int messageMaxBytes;

    @Inject
    public ConversationSettings(SettingsReader settings) {
        messageMaxBytes = settings.number(MESSAGE_MAX_BYTES, 1_048_576, 1, 4 * 1024 * 1024);
    }

    /** The most bytes of UTF-8 that a message's content and metadata may have together. */
    public int messageMaxBytes() {
        return messageMaxBytes;
    }
}
