package sojourn.deployment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import sojourn.binding.BindingSettings;
import sojourn.conversation.ConversationSettings;
import sojourn.identity.AnonymitySettings;
import sojourn.identity.TokenSettings;
import sojourn.retention.RetentionSettings;
import sojourn.session.SessionSettings;
import sojourn.task.BackgroundSettings;

/** Every settings class of the WAR, so that a wrong value is found when it is deployed and not by the first request. */
@Dependent
class Settings {

    private final Provider<SessionSettings> session;
    private final Provider<ConversationSettings> conversation;
    private final Provider<RetentionSettings> retention;
    private final Provider<TokenSettings> token;
    private final Provider<AnonymitySettings> anonymity;
    private final Provider<BindingSettings> binding;
    private final Provider<BackgroundSettings> background;

    @Inject
    Settings(
            Provider<SessionSettings> session,
            Provider<ConversationSettings> conversation,
            Provider<RetentionSettings> retention,
            Provider<TokenSettings> token,
            Provider<AnonymitySettings> anonymity,
            Provider<BindingSettings> binding,
            Provider<BackgroundSettings> background) {
        this.session = session;
        this.conversation = conversation;
        this.retention = retention;
        this.token = token;
        this.anonymity = anonymity;
        this.binding = binding;
        this.background = background;
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
        anonymity.get();
        binding.get();
        background.get();
    }
}
