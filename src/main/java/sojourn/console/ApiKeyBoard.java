package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sojourn.apikey.ApiKey;
import sojourn.apikey.ApiKeys;
import sojourn.apikey.ApiKeysAfter;
import sojourn.apikey.IssuedApiKey;
import sojourn.apikey.KeyHolder;
import sojourn.apikey.NewApiKey;
import sojourn.limit.FixedLimits;

/** The keys by which programs call, newest first; a new one shows its secret on the page that answers, and never again. */
@Named
@RequestScoped
public class ApiKeyBoard {

    private final ApiKeys keys;
    private final Visitor visitor;

    private @Nullable String name;
    private String holderKind = "service";
    private @Nullable String holder;
    private @Nullable String expiry;
    private int skip;

    private @Nullable String secret;
    private @Nullable List<ApiKey> found;

    @Inject
    ApiKeyBoard(ApiKeys keys, Visitor visitor) {
        this.keys = keys;
        this.visitor = visitor;
    }

    public void issue() {
        String administrator = visitor.administratorId();
        @Nullable String keyName = Given.text(name);
        @Nullable String holderName = Given.text(holder);
        if (keyName == null || holderName == null) {
            Notices.failed("A key needs a name, and somebody for whom it acts.");
            return;
        }
        if (Given.text(expiry) != null && Given.instant(expiry).isEmpty()) {
            Notices.failed("The expiry is no time.");
            return;
        }
        KeyHolder acting =
                holderKind.equals("user") ? new KeyHolder.User(holderName) : new KeyHolder.Service(holderName);
        Notices.of(() -> {
            IssuedApiKey issued = keys.issue(new NewApiKey(keyName, acting, Given.instant(expiry)), administrator);
            secret = issued.secret().reveal();
            name = null;
            holder = null;
            expiry = null;
            return "The key is made. Copy its secret now: it is not kept, and cannot be shown again.";
        });
        found = null;
    }

    public void revoke(ApiKey key) {
        String administrator = visitor.administratorId();
        Notices.of(() -> {
            keys.revoke(key.id(), administrator);
            return "The key " + key.prefix() + " is revoked, on every node.";
        });
        found = null;
    }

    private List<ApiKey> found() {
        if (found == null) {
            found = keys.list(ApiKeysAfter.skipping(Math.max(0, skip)), FixedLimits.PAGE_SIZE + 1);
        }
        return found;
    }

    public List<ApiKey> getKeys() {
        List<ApiKey> all = found();
        return all.subList(0, Math.min(all.size(), FixedLimits.PAGE_SIZE));
    }

    /** How many are to be skipped for the next page; null on the last one. */
    public @Nullable Integer getNext() {
        int next = skip + FixedLimits.PAGE_SIZE;
        return found().size() > FixedLimits.PAGE_SIZE && next <= FixedLimits.SKIP ? next : null;
    }

    public String holderOf(ApiKey key) {
        return key.holder() instanceof KeyHolder.User user
                ? "user " + user.id()
                : "service " + ((KeyHolder.Service) key.holder()).name();
    }

    /** The secret of the key that was made by this request; null if none was. */
    public @Nullable String getSecret() {
        return secret;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public String getHolderKind() {
        return holderKind;
    }

    public void setHolderKind(String holderKind) {
        this.holderKind = holderKind;
    }

    public @Nullable String getHolder() {
        return holder;
    }

    public void setHolder(@Nullable String holder) {
        this.holder = holder;
    }

    public @Nullable String getExpiry() {
        return expiry;
    }

    public void setExpiry(@Nullable String expiry) {
        this.expiry = expiry;
    }

    public int getSkip() {
        return skip;
    }

    public void setSkip(int skip) {
        this.skip = Math.min(Math.max(0, skip), FixedLimits.SKIP);
    }
}
