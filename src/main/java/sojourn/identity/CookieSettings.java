package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import sojourn.settings.SettingRefused;
import sojourn.settings.SettingsReader;

/** Whether a token may come in a cookie as well: MicroProfile JWT's own keys ({@code mp.jwt.token.…}). */
@Singleton
public class CookieSettings {

    static final String HEADER = "mp.jwt.token.header";
    static final String COOKIE = "mp.jwt.token.cookie";

    /** What a cookie may be called (RFC 6265). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private final boolean allowed;
    private final String name;

    @Inject
    public CookieSettings(SettingsReader settings) {
        allowed = settings.oneOf(HEADER, "Authorization", "Authorization or Cookie", CookieSettings::allowed);
        name = settings.text(COOKIE, "jwt");
        if (!NAME.matcher(name).matches()) {
            throw new SettingRefused("The setting " + COOKIE + " is \"" + name
                    + "\", but must be the name of a cookie: at most 64 letters, digits and signs such as - and _.");
        }
    }

    /** The name of the cookie; empty if tokens come in no cookie. */
    Optional<String> name() {
        return allowed ? Optional.of(name) : Optional.empty();
    }

    private static Optional<Boolean> allowed(String text) {
        return switch (text) {
            case "Authorization" -> Optional.of(false);
            case "Cookie" -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}
