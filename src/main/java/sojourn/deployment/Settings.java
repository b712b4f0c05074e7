package sojourn.deployment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import sojourn.apikey.ApiKeySettings;
import sojourn.binding.BindingSettings;
import sojourn.cache.CacheSettings;
import sojourn.cluster.ClusterSettings;
import sojourn.conversation.ConversationSettings;
import sojourn.database.SchemaSettings;
import sojourn.identity.AnonymitySettings;
import sojourn.identity.CookieSettings;
import sojourn.identity.TokenSettings;
import sojourn.login.ConsoleSettings;
import sojourn.openid.OpenIdSettings;
import sojourn.ratelimit.RateLimitSettings;
import sojourn.retention.RetentionSettings;
import sojourn.session.SessionSettings;
import sojourn.task.BackgroundSettings;

/** Every settings class of the WAR, so that a wrong value is found when it is deployed and not by the first request. */
@Dependent
class Settings {

    private final Provider<SchemaSettings> schema;
    private final Provider<SessionSettings> session;
    private final Provider<ConversationSettings> conversation;
    private final Provider<RetentionSettings> retention;
    private final Provider<TokenSettings> token;
    private final Provider<ApiKeySettings> apiKey;
    private final Provider<CookieSettings> cookie;
    private final Provider<AnonymitySettings> anonymity;
    private final Provider<RateLimitSettings> rateLimit;
    private final Provider<BindingSettings> binding;
    private final Provider<BackgroundSettings> background;
    private final Provider<ClusterSettings> cluster;
    private final Provider<CacheSettings> cache;
    private final Provider<ConsoleSettings> console;
    private final Provider<OpenIdSettings> openId;

    @Inject
    Settings(
            Provider<SchemaSettings> schema,
            Provider<SessionSettings> session,
            Provider<ConversationSettings> conversation,
            Provider<RetentionSettings> retention,
            Provider<TokenSettings> token,
            Provider<ApiKeySettings> apiKey,
            Provider<CookieSettings> cookie,
            Provider<AnonymitySettings> anonymity,
            Provider<RateLimitSettings> rateLimit,
            Provider<BindingSettings> binding,
            Provider<BackgroundSettings> background,
            Provider<ClusterSettings> cluster,
            Provider<CacheSettings> cache,
            Provider<ConsoleSettings> console,
            Provider<OpenIdSettings> openId) {
        this.schema = schema;
        this.session = session;
        this.conversation = conversation;
        this.retention = retention;
        this.token = token;
        this.apiKey = apiKey;
        this.cookie = cookie;
        this.anonymity = anonymity;
        this.rateLimit = rateLimit;
        this.binding = binding;
        this.background = background;
        this.cluster = cluster;
        this.cache = cache;
        this.console = console;
        this.openId = openId;
    }

    /**
     * Reads them all.
     *
     * @throws sojourn.settings.SettingRefused for the first value that is not allowed
     */
    void readAll() {
        schema.get();
        session.get();
        conversation.get();
        retention.get();
        token.get();
        apiKey.get();
        cookie.get();
        anonymity.get();
        rateLimit.get();
        binding.get();
        background.get();
        cluster.get();
        cache.get();
        console.get();
        openId.get();
    }
}
