package sojourn.openid;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** The OpenID Connect provider by which people may log in to the console, if there is one ({@code console.oidc.…}). */
@Singleton
public class OpenIdSettings {

    static final String ISSUER = "console.oidc.issuer";
    static final String CLIENT_ID = "console.oidc.client-id";
    static final String CLIENT_SECRET = "console.oidc.client-secret";
    static final String SCOPES = "console.oidc.scopes";
    static final String REDIRECT_URI = "console.oidc.redirect-uri";
    static final String ROLES_CLAIM = "console.oidc.roles-claim";
    static final String ADMIN_ROLE = "console.oidc.admin-role";
    static final String AUDITOR_ROLE = "console.oidc.auditor-role";
    static final String NAME = "console.oidc.name";

    /** Where the provider sends browsers back to, on this server. */
    public static final String ANSWER_PATH = "/console/login/oidc/callback";

    private static final int LONGEST = 200;

    /** What OAuth 2.0 allows in a scope (RFC 6749, 3.3), several of them. */
    private static final Pattern SCOPE_LIST = Pattern.compile("[!#-\\[\\]-~]+( +[!#-\\[\\]-~]+)*");

    private final Optional<Registration> registration;
    private final String name;

    @Inject
    public OpenIdSettings(SettingsReader settings) {
        Optional<String> issuer = settings.text(ISSUER);
        Optional<String> id = settings.text(CLIENT_ID);
        Optional<String> secret = settings.hidden(CLIENT_SECRET);
        List<String> scopes = scopes(settings.text(SCOPES, "openid profile email"));
        Optional<URI> redirect = settings.text(REDIRECT_URI).map(OpenIdSettings::redirect);
        RoleClaim roles = new RoleClaim(
                label(settings, ROLES_CLAIM, "groups"),
                label(settings, ADMIN_ROLE, "admin"),
                label(settings, AUDITOR_ROLE, "auditor"));
        name = label(settings, NAME, "single sign-on");
        if (roles.admin().equals(roles.auditor())) {
            throw new SettingRefused("The settings " + ADMIN_ROLE + " and " + AUDITOR_ROLE + " are both \""
                    + roles.admin() + "\", but must differ.");
        }
        if (Stream.of(issuer, id, secret).filter(Optional::isPresent).count() % 3 != 0) {
            throw new SettingRefused("Of the settings " + ISSUER + ", " + CLIENT_ID + " and " + CLIENT_SECRET
                    + " some are missing; they are the provider by which people log in to the console, and must be"
                    + " given all or none.");
        }
        registration = issuer.map(given -> new Registration(
                issuer(given), id.orElseThrow(), secret.orElseThrow(), scopes, redirect.orElse(null), roles));
    }

    /** As whom this server is known to the provider; empty if there is none. */
    Optional<Registration> registration() {
        return registration;
    }

    /** What people call the provider. */
    String name() {
        return name;
    }

    private static String issuer(String given) {
        // OpenID Connect Discovery excludes it.
        return ProviderAddress.parse(given)
                .filter(address -> address.getRawQuery() == null)
                .map(address -> given)
                .orElseThrow(() -> new SettingRefused("The setting " + ISSUER + " is \"" + given + "\", but must be "
                        + ProviderAddress.FORM + ", without a query."));
    }

    private static URI redirect(String given) {
        return ProviderAddress.parse(given)
                .filter(address -> address.getRawPath().endsWith(ANSWER_PATH) && address.getRawQuery() == null)
                .orElseThrow(() -> new SettingRefused("The setting " + REDIRECT_URI + " is \"" + given
                        + "\", but must be " + ProviderAddress.FORM + ", that ends with " + ANSWER_PATH + "."));
    }

    private static List<String> scopes(String given) {
        List<String> scopes = Arrays.asList(given.split(" +"));
        if (!SCOPE_LIST.matcher(given).matches() || !scopes.contains("openid")) {
            throw new SettingRefused("The setting " + SCOPES + " is \"" + given
                    + "\", but must be scopes with blanks between them, and openid one of them.");
        }
        return scopes;
    }

    private static String label(SettingsReader settings, String key, String absent) {
        String given = settings.text(key, absent);
        if (given.length() > LONGEST || given.chars().anyMatch(Character::isISOControl)) {
            throw new SettingRefused("The setting " + key + " must have at most " + LONGEST
                    + " characters, none of which is a control character.");
        }
        return given;
    }

    /**
     * As whom this server is known to its provider.
     *
     * @param redirect where the provider sends browsers back to; null if that follows from each request
     */
    record Registration(
            String issuer,
            String clientId,
            String clientSecret,
            List<String> scopes,
            @Nullable URI redirect,
            RoleClaim roles) {

        /** Without the secret. */
        @Override
        public String toString() {
            return clientId + " at " + issuer;
        }
    }
}
