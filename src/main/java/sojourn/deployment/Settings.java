package sojourn.deployment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import sojourn.conversation.ConversationSettings;
import sojourn.identity.TokenSettings;
import sojourn.retention.RetentionSettings;
import sojourn.session.SessionSettings;

/** Every settings class of the WAR, so that a wrong value is found when it is deployed and not by the first request. */
@Dependent
class Settings {

    private final Provider<SessionSettings> session;
    private final Provider<ConversationSettings> conversation;
    private final Provider<RetentionSettings> retention;
    private final Provider<TokenSettings> token;

    @Inject
    Settings(
            Provider<SessionSettings> session,
            Provider<ConversationSettings> conversation,
            Provider<RetentionSettings> retention,
            Provider<TokenSettings> token) {
        this.session = session;
        this.conversation = conversation;
        this.retention = retention;
        this.token = token;
    }

    /**
     * Reads them all.
     *
     * @throws sojourn.settings.SettingRefused for the first value that is not allowed
     */
    void readAll() {
        session.get();
        conversation.get();
        retention.get();
        token.get();
    }
}
