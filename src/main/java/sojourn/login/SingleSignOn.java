package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import sojourn.openid.OpenIdProvider;

/** What the page that asks people to log in says of the provider. */
@Named
@ApplicationScoped
public class SingleSignOn {

    private final OpenIdProvider provider;

    @Inject
    SingleSignOn(OpenIdProvider provider) {
        this.provider = provider;
    }

    public boolean isOffered() {
        return provider.isThere();
    }

    public String getName() {
        return provider.name();
    }

    public String getPath() {
        return SignOnServlet.PATH;
    }
}
